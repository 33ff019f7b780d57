/** Portuguese sentences for failures of reading and writing spreadsheets. */
import type { ForeignFormat, tableErrors as specs } from '../../contract/errors/tableErrors.ts';
import type { ErrorTexts } from '../catalogue.ts';
import { lastPart } from '../formats/lastPart.ts';
import { listing } from '../formats/listing.ts';
import { formatNumber } from '../formats/numbers.ts';

const number = (value: number) => formatNumber(value, 'pt-BR', 1);

const foreign: Readonly<Record<ForeignFormat, string>> = {
  pdf: 'um PDF',
  png: 'uma imagem',
  jpeg: 'uma imagem',
  gif: 'uma imagem',
  gzip: 'um arquivo compactado',
  '7z': 'um arquivo compactado',
  rar: 'um arquivo compactado',
  zip: 'um arquivo compactado',
  rtf: 'um documento de texto',
  exe: 'um programa',
  sqlite: 'um banco de dados',
  parquet: 'um arquivo Parquet',
  html: 'uma página da internet',
  xml: 'um arquivo XML',
  json: 'um arquivo JSON',
  doc: 'um documento do Word',
  docx: 'um documento do Word',
  odt: 'um documento de texto',
  ppt: 'uma apresentação',
  pptx: 'uma apresentação',
  xlsb: 'uma planilha binária do Excel (.xlsb)',
  msg: 'uma mensagem do Outlook',
  compound: 'um arquivo de outro programa',
  binary: 'um arquivo que não é de texto',
};

export const tableErrors: ErrorTexts<keyof typeof specs> = {
  'table.empty': ({ path }) => ({
    title: `A planilha “${lastPart(path)}” não tem nenhuma linha com dados.`,
    fix: 'Abra o arquivo, confira se os dados estão na planilha escolhida e salve de novo.',
  }),
  'table.file_empty': ({ path }) => ({
    title: `O arquivo “${lastPart(path)}” está vazio: não há nada nele.`,
    fix: 'A cópia ou o download pode ter falhado. Baixe ou copie o arquivo de novo.',
  }),
  'table.expands_too_much': ({ path, sizeMiB, unpackedMiB }) => ({
    title: `O arquivo “${lastPart(path)}” tem ${number(sizeMiB)} MB, mas aberto ocuparia pelo menos ${number(unpackedMiB)} MB: parece feito para travar o computador, e não foi aberto.`,
    fix: 'Peça a planilha de novo a quem a enviou. Se ela é sua, abra-a no Excel e salve os dados como .csv.',
  }),
  'table.size_impossible': ({ path }) => ({
    title: `O arquivo “${lastPart(path)}” diz ter mais células do que uma planilha pode ter: está danificado, ou foi feito para travar o computador.`,
    fix: 'Copie só as linhas com dados para uma planilha nova, salve e use a nova.',
  }),
  'table.unsafe_xml': ({ path }) => ({
    title: `O arquivo “${lastPart(path)}” traz definições escondidas (entidades XML) que nenhum programa de planilhas grava; por segurança ele não foi lido.`,
    fix: 'Peça a planilha de novo a quem a enviou, de preferência como .csv.',
  }),
  'table.line_too_long': ({ path, row, sizeMiB, limitMiB }) => ({
    title: `A linha ${row} de “${lastPart(path)}” tem ${number(sizeMiB)} MB, e uma linha pode ter no máximo ${number(limitMiB)} MB.`,
    fix: 'Confira se o arquivo é mesmo uma tabela, com um texto em cada linha, e exporte-o de novo.',
  }),
  'table.damaged': ({ path }) => ({
    title: `O arquivo “${lastPart(path)}” está danificado ou incompleto.`,
    fix: 'Abra-o no programa em que foi criado, salve uma cópia nova e use a cópia.',
  }),
  'table.format_unknown': ({ path, found }) => ({
    title: `O arquivo “${lastPart(path)}” não é uma planilha que sabemos ler: parece ser ${foreign[found]}.`,
    fix: 'Salve os dados como .xlsx, .ods ou .csv e tente de novo.',
  }),
  'table.password_protected': ({ path }) => ({
    title: `O arquivo “${lastPart(path)}” está protegido por senha.`,
    fix: 'Abra-o com a senha, salve uma cópia sem senha e use a cópia.',
  }),
  'table.too_large': ({ path, sizeMiB, limitMiB }) => ({
    title: `O arquivo “${lastPart(path)}” tem ${number(sizeMiB)} MB, e o limite é de ${number(limitMiB)} MB.`,
    fix: 'Divida a planilha em arquivos menores ou apague colunas que não são usadas.',
  }),
  'table.too_many_rows': ({ path, limit }) => ({
    title: `A planilha “${lastPart(path)}” tem mais de ${number(limit)} linhas.`,
    fix: 'Use uma parte das linhas, escolhidas ao acaso, ou divida o arquivo.',
  }),
  'table.too_many_columns': ({ path, found, limit }) => ({
    title: `A planilha “${lastPart(path)}” tem ${number(found)} colunas, e o limite é de ${number(limit)}.`,
    fix: 'Apague as colunas que não são usadas: bastam a do texto e a da categoria.',
  }),
  'table.too_slow': ({ path, limitSeconds }) => ({
    title: `A leitura de “${lastPart(path)}” passou de ${number(limitSeconds)} segundos e foi interrompida.`,
    fix: 'Salve os dados como .csv, ou divida a planilha em arquivos menores, e tente de novo.',
  }),
  'table.out_of_memory': ({ path, limitMiB }) => ({
    title: `A leitura de “${lastPart(path)}” precisou de mais de ${number(limitMiB)} MB de memória e foi interrompida.`,
    fix: 'Salve os dados como .csv, ou divida a planilha em arquivos menores, e tente de novo.',
  }),
  'table.header_missing': ({ row }) => ({
    title: `A linha ${row}, que deveria ter os nomes das colunas, está vazia ou fica depois do fim da planilha.`,
    fix: 'Diga com --header o número da linha que tem os nomes, contado desde o começo do arquivo, ou 0 se não houver.',
  }),
  'table.sheet_missing': ({ sheet, found }) => ({
    title: `O arquivo não tem uma planilha chamada “${sheet}”.`,
    fix: `Escolha uma destas: ${listing(found, 'pt-BR')}.`,
  }),
};
