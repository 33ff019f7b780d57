/** The run's configuration from the words of `train`. */
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { runConfigSchema } from '../../core/contract/runConfig.ts';
import type { RunConfig } from '../../core/contract/runConfig.ts';
import type { TrainingParameters } from '../../core/contract/trainingParameters.ts';
import { valueOf, wordOf } from './commandCall.ts';
import type { CommandCall } from './commandCall.ts';
import { dataSourceOf } from './dataSource.ts';
import {
  between,
  classWeights,
  engine,
  headStart,
  longText,
  maxLength,
  patience,
  positiveNumber,
  preset,
  stageList,
  weightAveraging,
  wholeNumber,
} from './optionValues.ts';
import { recipeOf } from './readRecipe.ts';
import type { CliSession } from './session.ts';

/** Throws UsageError, and what fixes that cannot be read throw. */
export async function trainConfigOf(
  call: CommandCall,
  file: string,
  session: CliSession,
): Promise<RunConfig> {
  const base = wordOf(call, 'base');
  const earlier = wordOf(call, 'splitOf');
  return runConfigSchema.parse({
    data: dataSourceOf(call, file, session),
    recipe: await recipeOf(call, session),
    splitOf: earlier === undefined ? undefined : resolve(session.door.workFolder, earlier),
    preset: valueOf(call, 'preset', preset),
    parameters: parametersOf(call),
    baseModel: base === undefined ? undefined : baseModelOf(base, session.door.workFolder),
    engine: valueOf(call, 'engine', engine),
    threads: valueOf(call, 'threads', wholeNumber(1)),
    stages: valueOf(call, 'stages', stageList),
  });
}

/** Only what was typed: an absent option leaves the preset's value. */
function parametersOf(call: CommandCall): Partial<TrainingParameters> {
  const typed = {
    epochs: valueOf(call, 'epochs', wholeNumber(1)),
    earlyStoppingPatience: valueOf(call, 'patience', patience),
    frozenLayers: valueOf(call, 'frozenLayers', wholeNumber(0)),
    learningRate: valueOf(call, 'learningRate', positiveNumber),
    headLearningRate: valueOf(call, 'headLearningRate', positiveNumber),
    headStart: valueOf(call, 'headStart', headStart),
    batchSize: valueOf(call, 'batchSize', wholeNumber(1)),
    maxLength: valueOf(call, 'maxLength', maxLength),
    longText: valueOf(call, 'longText', longText),
    classWeights: valueOf(call, 'classWeights', classWeights),
    weightAveraging: valueOf(call, 'weightAveraging', weightAveraging),
    trainShare: valueOf(call, 'trainShare', between(0.5, 0.9)),
    warmupShare: valueOf(call, 'warmupShare', between(0, 0.5)),
    warmupSteps: valueOf(call, 'warmupSteps', wholeNumber(0)),
    seed: valueOf(call, 'seed', wholeNumber(0)),
  };
  return Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined));
}

/** A folder is named from here, wherever the run is reproduced later; anything else is a name. */
function baseModelOf(word: string, workFolder: string): string {
  const path = resolve(workFolder, word);
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true ? path : word;
}
