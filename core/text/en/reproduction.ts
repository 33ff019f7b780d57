/** English words for what is not the same between a run and its repetition. */
import type { ReproductionTexts } from '../areas/reproductionTexts.ts';
import { settingName } from '../formats/settingName.ts';
import { settings } from './settings.ts';

export const reproduction: ReproductionTexts = {
  because: 'What was not the same in the two runs',
  difference: (what, original, now) => `${what}: first ${original}, now ${now}`,
  fields: {
    state: () => 'how the run ended',
    rounds: () => 'rounds done',
    stages: () => 'models trained',
    delivered: () => 'model delivered',
    adjustments: () => 'changes during the training',
    'dataset.fileHash': () => 'file of the spreadsheet (fingerprint)',
    rowsHash: () => 'rows used (fingerprint)',
    splitHash: () => 'split between training and checking (fingerprint)',
    'baseModel.hash': () => 'language model (fingerprint)',
    parameters: (name) => `setting “${settingName(name, settings)}”`,
    microBatch: () => 'texts read at a time',
    'environment.product': () => 'version of this program',
    'environment.commit': () => 'exact version of the code',
    'environment.node': () => 'version of Node',
    'environment.platform': () => 'system of the computer',
    'environment.engine': () => 'calculation engine',
    'environment.threads': () => 'processor cores used',
    'environment.libraries': (name) => `version of ${name}`,
    'environment.device.name': () => 'processor',
  },
  states: {
    queued: 'waiting',
    leased: 'waiting',
    running: 'without an end',
    paused: 'paused',
    succeeded: 'at its end',
    failed: 'with an error',
    cancelled: 'stopped early',
  },
  adjustments: {
    microBatchHalved: 'fewer texts at a time',
    learningRateHalved: 'more careful learning',
    lengthReduced: 'shorter texts',
    fineTuningSkipped: 'no fine-tuning',
    stagesShortened: 'a step that failed and was left out',
  },
  none: 'nothing',
  yes: 'yes',
  no: 'no',
};
