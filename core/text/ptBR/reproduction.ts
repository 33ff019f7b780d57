/** Portuguese words for what is not the same between a run and its repetition. */
import type { ReproductionTexts } from '../areas/reproductionTexts.ts';
import { settingName } from '../formats/settingName.ts';
import { settings } from './settings.ts';

export const reproduction: ReproductionTexts = {
  because: 'O que não foi igual nos dois treinos',
  difference: (what, original, now) => `${what}: antes ${original}, agora ${now}`,
  fields: {
    state: () => 'como o treino terminou',
    rounds: () => 'rodadas feitas',
    stages: () => 'modelos treinados',
    delivered: () => 'modelo entregue',
    adjustments: () => 'mudanças durante o treino',
    'dataset.fileHash': () => 'arquivo da planilha (impressão digital)',
    rowsHash: () => 'linhas usadas (impressão digital)',
    splitHash: () => 'divisão entre treino e conferência (impressão digital)',
    'baseModel.hash': () => 'modelo de linguagem (impressão digital)',
    parameters: (name) => `ajuste “${settingName(name, settings)}”`,
    microBatch: () => 'textos lidos por vez',
    'environment.product': () => 'versão deste programa',
    'environment.commit': () => 'versão exata do código',
    'environment.node': () => 'versão do Node',
    'environment.platform': () => 'sistema do computador',
    'environment.engine': () => 'motor de cálculo',
    'environment.threads': () => 'núcleos do processador usados',
    'environment.libraries': (name) => `versão de ${name}`,
    'environment.device.name': () => 'processador',
  },
  states: {
    queued: 'na fila',
    leased: 'na fila',
    running: 'sem terminar',
    paused: 'em pausa',
    succeeded: 'até o fim',
    failed: 'com um erro',
    cancelled: 'parado antes do fim',
  },
  adjustments: {
    microBatchHalved: 'menos textos por vez',
    learningRateHalved: 'aprendizado mais cauteloso',
    lengthReduced: 'textos mais curtos',
    fineTuningSkipped: 'sem ajuste fino',
    stagesShortened: 'etapa que falhou e ficou de fora',
  },
  none: 'nada',
  yes: 'sim',
  no: 'não',
};
