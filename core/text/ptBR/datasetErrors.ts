/** Portuguese sentences for failures of turning a table into examples. */
import type { datasetErrors as specs } from '../../contract/errors/datasetErrors.ts';
import type { ErrorTexts } from '../catalogue.ts';
import { lastPart } from '../formats/lastPart.ts';
import { listing } from '../formats/listing.ts';
import { formatNumber } from '../formats/numbers.ts';

const number = (value: number) => formatNumber(value, 'pt-BR');

/** A file without categories may be one that a model is to classify. */
const orClassify = {
  fix: 'Se o arquivo é para ser classificado por um modelo já treinado, use predict.',
  command: ['predict', 'MODELO', 'PLANILHA'],
};

/** Only a text file can have been split at the wrong places; only a workbook has other sheets. */
function addLabels(otherSheets: readonly string[] | undefined): string {
  const add = 'Acrescente ao arquivo uma coluna com a categoria de cada texto.';
  if (otherSheets === undefined)
    return `${add} Se ela já está lá, diga com --separator o que separa as colunas.`;
  return otherSheets.length === 0
    ? add
    : `${add} Se a tabela está em outra planilha do arquivo, escolha-a com --sheet: ${listing(otherSheets, 'pt-BR')}.`;
}

export const datasetErrors: ErrorTexts<keyof typeof specs> = {
  'dataset.column_missing': ({ column, found }) => ({
    title: `A planilha não tem uma coluna chamada “${column}”.`,
    fix: `Escolha uma destas: ${listing(found, 'pt-BR')}.`,
  }),
  'dataset.same_column': ({ column }) => ({
    title: `A coluna “${column}” não pode ser ao mesmo tempo a dos textos e a das categorias.`,
    fix: 'Escolha duas colunas diferentes, com --text e --label.',
  }),
  'dataset.column_unclear': ({ role, candidates }) => ({
    title: `Mais de uma coluna pode ser a ${role === 'text' ? 'dos textos' : 'das categorias'}: ${listing(candidates, 'pt-BR')}.`,
    fix: `Diga qual é, com ${role === 'text' ? '--text' : '--label'} "NOME".${role === 'text' ? '' : ` ${orClassify.fix}`}`,
    ...(role === 'label' && { command: orClassify.command }),
  }),
  'dataset.reading_unclear': ({ option, guess, row, sheets = [] }) => {
    switch (option) {
      case 'sheet':
        return {
          title: `Mais de uma planilha do arquivo pode ter os dados: ${listing(sheets, 'pt-BR')}.`,
          fix: `Diga qual é, com --sheet "NOME".${guess === undefined ? '' : ` A mais provável é “${guess}”.`} Se os dados estão em várias, junte-os em uma só.`,
        };
      case 'headerRow':
        return {
          title: 'Não temos certeza de onde estão os nomes das colunas.',
          fix: `Diga com --header o número da linha dos nomes${row === undefined ? '' : ` (talvez a ${row})`}, ou 0 se não houver.`,
        };
      case 'encoding':
        return {
          title: 'Não temos certeza de como as letras com acento estão gravadas neste arquivo.',
          fix: 'Abra-o no programa em que foi criado e salve como “CSV UTF-8” ou .xlsx. Se você sabe a codificação, diga com --encoding.',
        };
      case 'separator':
        return {
          title: 'Não temos certeza do que separa as colunas neste arquivo.',
          fix: 'Diga com --separator o que as separa: ponto e vírgula (;), vírgula (,), tab ou pipe. Se for outro sinal, salve o arquivo como .xlsx.',
        };
    }
  },
  'dataset.no_text_column': ({ found }) => ({
    title: 'Não encontramos uma coluna com os textos a classificar.',
    fix: `Diga qual é: no treino com --text "NOME", na classificação com --column "NOME". Colunas da planilha: ${listing(found, 'pt-BR')}.`,
  }),
  'dataset.no_label_column': ({ found, otherSheets }) => ({
    title:
      found.length < 2
        ? `A planilha tem uma coluna só (${listing(found, 'pt-BR')}): falta uma coluna com as categorias.`
        : 'Não encontramos uma coluna com as categorias.',
    fix: `${
      found.length < 2
        ? addLabels(otherSheets)
        : `Diga qual é, com --label "NOME". Colunas da planilha: ${listing(found, 'pt-BR')}.`
    } ${orClassify.fix}`,
    command: orClassify.command,
  }),
  'dataset.text_is_numeric': ({ column }) => ({
    title: `A coluna “${column}” tem números, e não textos.`,
    fix: 'Escolha com --text a coluna em que estão os textos.',
  }),
  'dataset.one_category': ({ category }) => ({
    title: `Todas as linhas têm a mesma categoria (“${category}”). Você precisa de pelo menos 2 categorias diferentes.`,
    fix: 'Inclua exemplos de outra categoria ou escolha outra coluna de categorias.',
  }),
  'dataset.empty_part': () => ({
    title: 'Não sobram exemplos para treinar, para escolher o modelo ou para a conferência final.',
    fix: 'Inclua mais exemplos de cada categoria: uma que tem só um ou dois fica toda no treino. Linhas do mesmo processo, ou com o mesmo texto, ficam sempre na mesma parte: se são poucos processos, inclua outros.',
  }),
  'dataset.all_labels_different': ({ column, rows }) => ({
    title: `Cada uma das ${number(rows)} linhas tem um valor diferente na coluna “${column}”: não há categorias que se repitam.`,
    fix: 'Escolha com --label a coluna em que estão as categorias.',
  }),
  'dataset.no_known_category': ({ column, found, known }) => ({
    title: `A coluna “${column}” não tem nenhuma categoria que o modelo conheça: nela ${found.length === 1 ? 'está' : 'estão'} ${listing(found, 'pt-BR')}; o modelo conhece ${listing(known, 'pt-BR')}.`,
    fix: 'Diga a coluna das categorias certas com --label, ou escolha outro modelo.',
  }),
  'dataset.no_such_fix': ({ number: asked, offered }) => ({
    title: `Não há um conserto de número ${number(asked)}.`,
    fix:
      offered === 0
        ? 'Esta planilha não tem consertos a oferecer: repita o comando sem --fix.'
        : `Escolha números de 1 a ${number(offered)}, como aparecem sem --fix.`,
  }),
  'dataset.no_such_step': ({ number: asked, steps }) => ({
    title: `Não há um passo de número ${number(asked)} a desfazer.`,
    fix:
      steps === 0
        ? 'Nenhum passo foi feito: repita o comando sem --undo.'
        : `Escolha números de 1 a ${number(steps)}, como aparecem com --recipe e sem --undo.`,
  }),
  'dataset.recipe_unreadable': ({ path }) => ({
    title: `O arquivo de consertos “${lastPart(path)}” não pôde ser lido.`,
    fix: 'Indique um arquivo gravado por inspect com --fix e --out, ou grave-o de novo.',
  }),
  'dataset.too_few_examples': ({ usable, needed }) => ({
    title: `Só ${number(usable)} linhas podem ser usadas, e são necessárias pelo menos ${number(needed)}.`,
    fix: 'Inclua mais exemplos com texto e categoria preenchidos e tente de novo.',
  }),
  'dataset.nothing_to_label': ({ column }) =>
    column === null
      ? {
          title: 'Nenhuma linha da planilha tem texto.',
          fix: 'Escolha com --text a coluna em que estão os textos.',
        }
      : {
          title: `Todas as linhas com texto já têm categoria na coluna “${column}”: não falta nenhuma.`,
          fix: 'Inclua na planilha linhas com textos novos, sem categoria. Se as categorias certas ficam em outra coluna, diga qual é com --label "NOME".',
        },
};
