/** The options as data: their flags and the kind of value they take. */
import { engineKinds } from '../../core/contract/device.ts';
import { promisedAgreements } from '../../core/contract/evaluation.ts';
import { stages } from '../../core/contract/runConfig.ts';
import { longTextReadings, textEncodings } from '../../core/contract/table.ts';
import {
  classWeightChoices,
  headStarts,
  longTextHandlings,
  weightAveragingChoices,
} from '../../core/contract/trainingParameters.ts';
import type { OptionName, ValueName } from '../../core/text/areas/commandTexts.ts';
import { languages } from '../../core/text/language.ts';
import { separatorNames } from './separatorNames.ts';

export interface OptionSpec {
  /** `--text`, or `-o, --out`. */
  readonly flags: string;
  /** Absent for a switch. */
  readonly value?: ValueName;
  /** May be typed without one. */
  readonly isValueOptional?: boolean;
  readonly isRepeatable?: boolean;
  /** The words it takes, where they are few; help names them. */
  readonly choices?: readonly string[];
}

export const globalOptions = {
  lang: { flags: '--lang', value: 'language', choices: languages },
  json: { flags: '--json' },
  details: { flags: '--details' },
} as const satisfies Partial<Record<OptionName, OptionSpec>>;

/** In per cent, as people say them. */
export const agreementWords = promisedAgreements.map((promise) => String(Math.round(100 * promise)));

/** `help` and `version` belong to the program itself. */
export const commandOptions = {
  textColumn: { flags: '--text', value: 'column' },
  labelColumn: { flags: '--label', value: 'column' },
  sheet: { flags: '--sheet', value: 'name' },
  header: { flags: '--header', value: 'number' },
  encoding: { flags: '--encoding', value: 'name', choices: textEncodings },
  separator: { flags: '--separator', value: 'name', choices: Object.keys(separatorNames) },
  tooLong: { flags: '--too-long', value: 'name', choices: longTextReadings },
  recipe: { flags: '--recipe', value: 'file' },
  undo: { flags: '--undo', value: 'list' },
  fix: { flags: '--fix', value: 'list' },
  recipeOut: { flags: '-o, --out', value: 'file' },
  splitOf: { flags: '--split-of', value: 'folder' },
  preset: { flags: '-p, --preset', value: 'name' },
  base: { flags: '--base', value: 'name' },
  runOut: { flags: '-o, --out', value: 'folder' },
  budget: { flags: '--budget', value: 'minutes' },
  epochs: { flags: '--epochs', value: 'number' },
  patience: { flags: '--patience', value: 'number' },
  frozenLayers: { flags: '--frozen-layers', value: 'number' },
  learningRate: { flags: '--learning-rate', value: 'number' },
  headLearningRate: { flags: '--head-learning-rate', value: 'number' },
  headStart: { flags: '--head-start', value: 'name', choices: headStarts },
  batchSize: { flags: '--batch-size', value: 'number' },
  maxLength: { flags: '--max-length', value: 'number' },
  longText: { flags: '--long-text', value: 'name', choices: longTextHandlings },
  trainShare: { flags: '--train-share', value: 'number' },
  warmupShare: { flags: '--warmup-share', value: 'number' },
  warmupSteps: { flags: '--warmup-steps', value: 'number' },
  classWeights: { flags: '--class-weights', value: 'name', choices: classWeightChoices },
  weightAveraging: { flags: '--weight-averaging', value: 'name', choices: weightAveragingChoices },
  seed: { flags: '--seed', value: 'number' },
  threads: { flags: '--threads', value: 'number' },
  engine: { flags: '--engine', value: 'name', choices: engineKinds },
  stages: { flags: '--stages', value: 'list', choices: stages },
  predictText: { flags: '-t, --text', value: 'text', isRepeatable: true },
  predictColumn: { flags: '--column', value: 'column' },
  predictOut: { flags: '-o, --out', value: 'file' },
  agreement: { flags: '--agreement', value: 'number', choices: agreementWords },
  format: { flags: '--format', value: 'name', isRepeatable: true },
  exportOut: { flags: '-o, --out', value: 'folder' },
  count: { flags: '--count', value: 'number' },
  labelNextOut: { flags: '-o, --out', value: 'file' },
  runData: { flags: '--data', value: 'file' },
  reproduceOut: { flags: '-o, --out', value: 'folder' },
  sheetOut: { flags: '-o, --out', value: 'file' },
  folder: { flags: '--folder', value: 'folder' },
  config: { flags: '--config', value: 'file' },
  withWorker: { flags: '--worker' },
  server: { flags: '--server', value: 'address' },
  throughServer: { flags: '--server', value: 'address', isValueOptional: true },
  token: { flags: '--token', value: 'token' },
  workerFolder: { flags: '--folder', value: 'folder' },
  once: { flags: '--once' },
  wait: { flags: '--wait', value: 'seconds' },
  auditKey: { flags: '--key', value: 'file' },
  auditEarlier: { flags: '--earlier', value: 'file' },
  restoreData: { flags: '--data', value: 'folder' },
  hubName: { flags: '--name', value: 'name' },
  hubDescription: { flags: '--description', value: 'text' },
  hubModel: { flags: '--model', value: 'name' },
  hubOut: { flags: '-o, --out', value: 'folder' },
} as const satisfies Partial<Record<OptionName, OptionSpec>>;

export type CommandOption = keyof typeof commandOptions;

/** How a file of rows is read. */
export const reading = ['sheet', 'header', 'encoding', 'separator'] as const;
/** A classified copy has one line for each row, so that `predict` cuts. */
export const readingToLearn = [...reading, 'tooLong'] as const;
