/** Portuguese: what to do about failures in the workbench, where the command line's answer would not help. */
import type { WorkbenchFixes } from '../areas/workbenchFixes.ts';
import { listing } from '../formats/listing.ts';

const checkComputer = 'use “Verificar este computador”';
const orClassify =
  'Se o arquivo é para ser classificado por um modelo já treinado, use “Classificar uma planilha”.';

export const workbenchFixes: WorkbenchFixes = {
  'file.not_found': () =>
    'Confira se ele não foi apagado, mudou de nome ou de pasta, ou está em um disco que não está ligado.',
  'folder.not_writable': () =>
    'Copie a planilha para uma pasta sua, ou peça permissão de gravação nesta. Onde ficam os treinos se escolhe na configuração “bertTraining.runsFolder”.',
  'disk.full': () =>
    'Libere espaço no disco e repita. Onde ficam os treinos se escolhe na configuração “bertTraining.runsFolder”.',
  'run.not_found': () => 'Confira se a pasta não foi apagada, mudou de nome ou de lugar.',
  'dataset.column_unclear': ({ role }) =>
    role === 'text' ? 'Escolha qual é.' : `Escolha qual é. ${orClassify}`,
  'dataset.no_text_column': ({ found }) => `Escolha qual é. Colunas da planilha: ${listing(found, 'pt-BR')}.`,
  'dataset.no_label_column': ({ found, otherSheets }) =>
    [
      found.length < 2
        ? 'Acrescente ao arquivo uma coluna com a categoria de cada texto.'
        : `Escolha qual é. Colunas da planilha: ${listing(found, 'pt-BR')}.`,
      ...(found.length < 2 && otherSheets !== undefined && otherSheets.length > 0
        ? [`Se a tabela está em outra planilha do arquivo, escolha-a: ${listing(otherSheets, 'pt-BR')}.`]
        : []),
      orClassify,
    ].join(' '),
  'dataset.recipe_unreadable': () => 'Escolha outro arquivo de consertos, ou grave-o de novo.',
  'hub.access_denied': () => 'Escolha um modelo público, ou o que já vem incluído.',
  'engine.unavailable': () => `Instale a extensão de novo. Se o problema continuar, ${checkComputer}.`,
  'engine.failed': () => `Continue do último ponto salvo. Se falhar de novo, ${checkComputer}.`,
  'run.loss_not_finite': () => 'Treine de novo, de outro modo: rápido, equilibrado ou preciso.',
  'run.unfinished': () => 'Continue-o primeiro até o fim, e repita.',
  'run.split_without_texts': () => 'Treine outra vez com esta versão, em uma pasta nova.',
  'run.split_of_other_data': () =>
    'Confira se a planilha tem as linhas daquele treino, com ou sem outras novas.',
  'run.dataset_missing': () => 'Devolva-a à pasta em que estava e repita.',
  'run.dataset_other': () => 'Use o arquivo original, sem nenhuma mudança.',
  'kernel.stopped': ({ runFolder }) =>
    `${runFolder === null ? 'Repita o comando.' : 'Continue o treino do último ponto salvo.'} Se parar de novo, feche outros programas para liberar memória.`,
};
