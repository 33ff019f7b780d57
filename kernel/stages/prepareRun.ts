/** Everything before the first stage: rows, split, base model, settings; written into the run's record. */
import { AppError } from '../../core/contract/errors/appError.ts';
import type { RunConfig, Stage } from '../../core/contract/runConfig.ts';
import type { TrainingParameters } from '../../core/contract/trainingParameters.ts';
import { assertTrainable } from '../../core/dataset/assertTrainable.ts';
import { checkLimits } from '../../core/training/checkLimits.ts';
import { classWeights } from '../../core/training/classWeights.ts';
import { resolveParameters } from '../../core/training/resolveParameters.ts';
import type { Engine } from '../engines/engine.ts';
import { chooseEngine } from '../engines/registry.ts';
import type { BaseModel } from '../model/loadBaseModel.ts';
import { maxTokens } from '../model/modelShape.ts';
import type { RequestContext } from '../requestContext.ts';
import { noteAdjustment } from '../run/noteAdjustment.ts';
import { writeSplit } from '../run/runFolder.ts';
import type { RunDiary } from '../run/runDiary.ts';
import type { LinearSettings } from './baselineStage.ts';
import { threadsOf } from '../threadsOf.ts';
import { hashSplit } from '../run/hashSplit.ts';
import { readDataset } from './readDataset.ts';
import { defaultMaxLength, loadRunBase, readLength } from './runBase.ts';
import { splitRun } from './splitRun.ts';
import { countLabels, trainingData } from './trainingData.ts';
import type { TrainingData } from './trainingData.ts';

export interface PreparedRun {
  readonly config: RunConfig;
  readonly parameters: TrainingParameters;
  /** Tokens of one text at most: the asked length, or what the model and the limits allow. */
  readonly maxLength: number;
  readonly data: TrainingData;
  readonly columns: { readonly text: string; readonly label: string };
  /** Undefined where only the baseline was asked for. */
  readonly base: BaseModel | undefined;
  readonly engine: Engine | undefined;
  readonly threads: number;
}

/** Sizes of a model that is not loaded: only the settings that do not depend on it are used then. */
const noModel = { layerCount: 12, maxTokens: defaultMaxLength };

export async function prepareRun(diary: RunDiary, context: RequestContext): Promise<PreparedRun> {
  const { config } = diary.record;
  checkLimits(config.parameters, config.limits);
  const dataset = await readDataset({ ...config, recipe: diary.record.recipe ?? config.recipe }, context);
  checkSameRows(diary, dataset.rowsHash, config.data.path);
  assertTrainable(dataset.examples, dataset.summary.labelColumn);
  await diary.update({ dataset: dataset.summary, recipe: [...dataset.recipe], rowsHash: dataset.rowsHash });

  context.emit({ kind: 'phaseStarted', phase: 'preparing' });
  const labelCount = new Set(dataset.examples.map(({ label }) => label)).size;
  const seed = config.parameters.seed ?? 42;
  const needsEncoder = (stage: Stage) => stage !== 'baseline';
  const usesEncoder = config.stages === undefined || config.stages.some(needsEncoder);
  const base = usesEncoder ? await loadRunBase(config, { labelCount, seed }, context) : undefined;
  checkSameBase(diary, base);
  const size = base ? { layerCount: base.shape.layerCount, maxTokens: maxTokens(base.shape) } : noModel;
  const parameters = resolveParameters(config.preset, config.parameters, size);
  const { split, keptTests } = await splitRun(diary, { examples: dataset.examples, parameters });
  await writeSplit(diary.paths, split);
  const { train, validation, test, untestedLabels } = split;
  context.emit({
    kind: 'splitReady',
    train: train.length,
    validation: validation.length,
    test: test.length,
    untestedLabels,
    ...(keptTests && { keptTests }),
  });
  await diary.update({
    parameters,
    splitHash: hashSplit(split),
    baseModel: base ? { name: base.name, hash: base.hash } : null,
  });
  await noteShorterTexts(diary, size.maxTokens, context);
  return {
    config,
    parameters,
    maxLength: readLength(parameters, size.maxTokens, config.limits),
    data: trainingData(dataset.examples, split),
    columns: { text: dataset.summary.textColumn, label: dataset.summary.labelColumn },
    base,
    engine: base ? await chooseEngine(config.engine) : undefined,
    threads: threadsOf(config.threads),
  };
}

/** Weights of the categories for the linear models, as for fine-tuning. */
export function linearSettings({ data, parameters }: PreparedRun): LinearSettings {
  const counts = countLabels(data.train.labels, data.labels.length);
  const weights = classWeights(counts, parameters.classWeights);
  return { seed: parameters.seed, classWeights: weights && Float32Array.from(weights) };
}

/** A run that goes on must see the rows it began with. */
function checkSameRows({ record }: RunDiary, rowsHash: string, path: string): void {
  if (record.rowsHash !== null && record.rowsHash !== rowsHash)
    throw new AppError('run.dataset_changed', { path });
}

/** Nor may its lower layers be another model's than its upper ones. */
function checkSameBase({ record }: RunDiary, base: BaseModel | undefined): void {
  if (record.baseModel && base && record.baseModel.hash !== base.hash)
    throw new AppError('run.base_model_changed', { name: record.baseModel.name });
}

/** A length beyond the model's positions is cut to them; that is said. */
async function noteShorterTexts(diary: RunDiary, longest: number, context: RequestContext): Promise<void> {
  const { maxLength: from } = diary.record.config.parameters;
  if (typeof from !== 'number' || from <= longest) return;
  const noted = { what: 'lengthReduced', from, to: longest, reason: 'modelPositions' } as const;
  await noteAdjustment(diary, noted, context);
}
