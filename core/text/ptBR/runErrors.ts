/** Portuguese sentences for failures of engines and of training runs. */
import type { runErrors as specs } from '../../contract/errors/runErrors.ts';
import type { ErrorTexts } from '../catalogue.ts';
import { lastPart } from '../formats/lastPart.ts';
import { formatMebibytes } from '../formats/numbers.ts';

const memory = (mebibytes: number) => formatMebibytes(mebibytes, 'pt-BR');

/** A map: a reason may be any word, also one that every object has. */
const unusable: ReadonlyMap<string, string> = new Map([
  ['not_installed', 'ele não vem com esta versão do programa'],
  ['onnxruntime_not_loadable', 'a biblioteca de cálculo dele não abriu neste computador'],
]);

export const runErrors: ErrorTexts<keyof typeof specs> = {
  'engine.out_of_memory': ({ neededMiB, freeMiB }) => ({
    title: `O computador que estava treinando ficou sem memória: eram necessários ${memory(neededMiB)}, e havia ${memory(freeMiB)}.`,
    fix: 'Feche outros programas, ou tente novamente com configurações mais leves (--max-length e --batch-size menores).',
  }),
  'engine.unavailable': ({ engine, reason }) => ({
    title:
      engine === 'any'
        ? 'Nenhum motor de cálculo funciona neste computador.'
        : `O motor de cálculo “${engine}” não pode ser usado: ${unusable.get(reason) ?? 'ele não funciona neste computador'}.`,
    fix: 'Deixe a opção --engine de fora, para que o melhor motor seja escolhido. Este comando verifica o computador.',
    command: ['doctor'],
  }),
  'engine.failed': ({ engine, operation }) => ({
    title: `O motor de cálculo “${engine}” falhou (${operation}).`,
    fix: 'Continue do último ponto salvo (resume). Se falhar de novo, verifique o computador com este comando.',
    command: ['doctor'],
  }),
  'run.not_found': ({ path }) => ({
    title: `Não há um treino em “${lastPart(path)}”.`,
    fix: 'Indique a pasta de um treino: é a que contém o arquivo run.json.',
  }),
  'run.damaged': ({ path, file }) => ({
    title: `O treino em “${lastPart(path)}” está danificado: não é possível ler “${file}”.`,
    fix: 'Recupere a pasta de uma cópia ou treine outra vez em uma pasta nova.',
  }),
  'run.already_finished': ({ path }) => ({
    title: `O treino em “${lastPart(path)}” já terminou.`,
    fix: 'Use o modelo pronto, ou treine outra vez em uma pasta nova.',
  }),
  'run.in_use': ({ path, processId }) => ({
    title: `O treino em “${lastPart(path)}” já está em andamento (processo ${processId}).`,
    fix: 'Espere que termine, ou pare o outro processo, e repita.',
  }),
  'run.loss_not_finite': ({ epoch, step }) => ({
    title: `O aprendizado ficou instável na rodada ${epoch} (passo ${step}) e foi interrompido. Os resultados anteriores foram mantidos.`,
    fix: 'Treine de novo com uma velocidade de aprendizado menor, por exemplo --learning-rate 2e-5.',
  }),
  'run.unfinished': ({ path }) => ({
    title: `O treino em “${lastPart(path)}” foi interrompido antes do fim, e isto só se faz com um treino inteiro.`,
    fix: 'Termine-o primeiro com este comando, e repita.',
    command: ['resume', path],
  }),
  'run.split_without_texts': ({ path }) => ({
    title: `O treino em “${lastPart(path)}” é de uma versão antiga do programa: não dá para reconhecer os textos que foram usados na conferência.`,
    fix: 'Repita-o com esta versão, em uma pasta nova, e indique essa pasta em --split-of.',
    command: ['reproduce', path],
  }),
  'run.split_of_other_data': ({ path }) => ({
    title: `Nenhum texto da conferência do treino em “${lastPart(path)}” está nesta planilha: os dois treinos não poderiam ser comparados.`,
    fix: 'Confira a planilha e a pasta indicada em --split-of: a planilha precisa ter as linhas daquele treino, com ou sem outras novas. Para treinar sem comparar com ele, tire --split-of.',
  }),
  'run.dataset_missing': ({ path, runFolder, command }) => ({
    title: `A planilha deste treino não está mais em “${lastPart(path)}”.`,
    fix: 'Diga com --data onde ela está agora.',
    command: [command, runFolder, '--data', 'PLANILHA'],
  }),
  'run.dataset_other': ({ path }) => ({
    title: `A planilha “${lastPart(path)}” não é a deste treino: o conteúdo do arquivo é outro.`,
    fix: 'Indique em --data o arquivo original, sem nenhuma mudança.',
  }),
  'run.dataset_changed': ({ path }) => ({
    title: `A planilha “${lastPart(path)}” não é mais a mesma do início do treino.`,
    fix: 'Recupere a planilha original para continuar, ou comece um treino novo com a atual.',
  }),
  'run.base_model_changed': ({ name }) => ({
    title: `O modelo de partida “${name}” não é mais o mesmo do início do treino.`,
    fix: 'Recupere o modelo original para continuar, ou comece um treino novo com o atual.',
  }),
  'kernel.stopped': ({ exitCode, runFolder }) => ({
    title: `O programa que faz os cálculos parou sem avisar (${exitCode === null ? 'encerrado pelo sistema' : `código ${exitCode}`}).`,
    fix: `${runFolder === null ? 'Repita o comando.' : 'Continue do último ponto salvo com o comando abaixo.'} Se parar de novo, feche outros programas para liberar memória.`,
    ...(runFolder !== null && { command: ['resume', runFolder] }),
  }),
};
