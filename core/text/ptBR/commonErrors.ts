/** Portuguese sentences for failures that any part can meet. */
import type { commonErrors as specs } from '../../contract/errors/commonErrors.ts';
import type { ErrorTexts } from '../catalogue.ts';
import { lastPart } from '../formats/lastPart.ts';
import { formatNumber } from '../formats/numbers.ts';
import { settingName } from '../formats/settingName.ts';
import { settings } from './settings.ts';

const nameOf = (field: string) => settingName(field, settings);

export const commonErrors: ErrorTexts<keyof typeof specs> = {
  'internal.unexpected': ({ incident }) => ({
    title: 'Aconteceu um erro que não esperávamos.',
    fix: `Tente de novo. Se o erro se repetir, envie ao suporte o código do incidente ${incident} e o registro técnico.`,
  }),
  'request.invalid': ({ field, reason }) => ({
    title: `O valor de “${nameOf(field)}” não pode ser usado (${reason}).`,
    fix: 'Corrija esse valor e repita. A opção --help mostra os valores possíveis.',
  }),
  'request.over_limit': ({ field, value, limit }) => ({
    title: `O valor de “${nameOf(field)}” é ${formatNumber(value, 'pt-BR', 6)}, acima do limite de ${formatNumber(limit, 'pt-BR', 6)}.`,
    fix: `Escolha um valor de até ${formatNumber(limit, 'pt-BR', 6)}.`,
  }),
  'file.not_found': ({ path }) => ({
    title: `O arquivo “${lastPart(path)}” não foi encontrado.`,
    fix: 'Confira o nome e a pasta do arquivo. Se o caminho tem espaços, escreva-o entre aspas.',
  }),
  'file.not_readable': ({ path }) => ({
    title: `Não foi possível ler o arquivo “${lastPart(path)}”.`,
    fix: 'Feche o arquivo nos outros programas e verifique se você tem permissão para abri-lo.',
  }),
  'file.changed': ({ path }) => ({
    title: `O arquivo “${lastPart(path)}” mudou enquanto era lido.`,
    fix: 'Nada foi gravado. Feche os programas que o alteram e repita.',
  }),
  'file.exists': ({ path }) => ({
    title: `Já existe um arquivo “${lastPart(path)}”.`,
    fix: 'Nada foi gravado. Escolha outro nome com --out.',
  }),
  'file.same_as_input': ({ path }) => ({
    title: `A cópia classificada não pode substituir o original “${lastPart(path)}”.`,
    fix: 'Escolha outro nome para a cópia. O original não foi alterado.',
  }),
  'file.name_too_long': ({ path }) => ({
    title: `O nome “${lastPart(path)}” é longo demais para este disco.`,
    fix: 'Escolha um nome ou uma pasta com nome mais curto.',
  }),
  'file.wrong_ending': ({ path, ending }) => ({
    title: `O nome “${lastPart(path)}” não combina com o conteúdo do arquivo: ele precisa terminar em “${ending}” para abrir direito.`,
    fix: `Escolha um nome que termine em “${ending}”, ou não diga nenhum.`,
  }),
  'file.is_folder': ({ path }) => ({
    title: `“${lastPart(path)}” é uma pasta, e não um arquivo.`,
    fix: 'Indique o arquivo da planilha que está dentro dela.',
  }),
  'folder.not_found': ({ path }) => ({
    title: `A pasta “${lastPart(path)}” não existe.`,
    fix: 'Crie a pasta antes, ou escolha uma que já existe.',
  }),
  'folder.not_writable': ({ path }) => ({
    title: `Não é possível gravar na pasta “${lastPart(path)}”.`,
    fix: 'Escolha outra pasta de saída ou peça permissão de gravação nesta.',
  }),
  'folder.not_empty': ({ path }) => ({
    title: `A pasta “${lastPart(path)}” já tem conteúdo, e nada nela foi alterado.`,
    fix: 'Escolha uma pasta nova ou vazia para o resultado.',
  }),
  'disk.full': ({ path }) => ({
    title: `O disco ficou sem espaço ao gravar em “${lastPart(path)}”.`,
    fix: 'Libere espaço no disco ou escolha uma pasta em outro disco e repita.',
  }),
};
