/** Fills the parameters of a model from its folder's weight files; a head that is not there is started afresh. */
import { join } from 'node:path';
import { AppError } from '../../../core/contract/errors/appError.ts';
import { freshHead } from '../freshHead.ts';
import type { ModelShape } from '../modelShape.ts';
import { parametersOf } from '../parameters.ts';
import type { Parameter } from '../parameters.ts';
import type { ModelConfig } from '../readModelConfig.ts';
import { tensorNames } from '../tensorNames.ts';
import type { Family } from '../tensorNames.ts';
import { findWeights } from './findWeights.ts';
import { openGgufWeights } from './openGgufWeights.ts';
import { openSafetensorsWeights } from './openSafetensorsWeights.ts';
import type { TensorSource } from './tensorSource.ts';

export interface ReadWeights {
  readonly shape: ModelShape;
  readonly weights: Map<string, Float32Array>;
  /** Parameters that the folder does not hold and that were started afresh. */
  readonly fresh: readonly string[];
  /** Files that were read, as names inside the folder. */
  readonly files: readonly string[];
}

export interface ReadWeightsOptions {
  readonly config: ModelConfig;
  readonly labelCount: number;
  readonly seed: number;
  readonly signal?: AbortSignal | undefined;
}

/** Throws `model.file_missing`, `model.weights_foreign` or `model.damaged`. */
export async function readWeights(folder: string, options: ReadWeightsOptions): Promise<ReadWeights> {
  const { format, files, index } = await findWeights(folder);
  const path = join(folder, files[0] ?? '');
  const source =
    format === 'gguf' ? await openGgufWeights(path) : await openSafetensorsWeights(folder, files);
  try {
    const family = format === 'gguf' ? 'gguf' : options.config.family;
    const shape = shapeOf(source, family, options);
    return {
      ...(await fillAll({ source, family, path }, shape, options)),
      shape,
      files: index === undefined ? files : [index, ...files],
    };
  } finally {
    await source.close();
  }
}

interface Checkpoint {
  readonly source: TensorSource;
  readonly family: Family;
  /** For messages: the first of its files. */
  readonly path: string;
}

/**
 * llama.cpp leaves out the position rows that RoBERTa and XLM-R never use; such a table begins at the first token.
 */
function shapeOf(
  source: TensorSource,
  family: Family,
  { config, labelCount }: ReadWeightsOptions,
): ModelShape {
  const shape = { ...config.shape, labelCount };
  const rows = source.shapes.get(tensorNames(family, 'embeddings.position')[0]!)?.[0];
  if (family !== 'gguf' || rows !== shape.positionCount - shape.positionOffset) return shape;
  return { ...shape, positionCount: rows, positionOffset: 0 };
}

async function fillAll(checkpoint: Checkpoint, shape: ModelShape, options: ReadWeightsOptions) {
  const weights = new Map<string, Float32Array>();
  const fresh: string[] = [];
  const parameters = parametersOf(shape);
  const wholeHead = parameters.filter(isHead).every((parameter) => fits(checkpoint, parameter));
  for (const parameter of parameters) {
    options.signal?.throwIfAborted();
    if (isHead(parameter) && !(wholeHead || isPooler(checkpoint, parameter))) {
      weights.set(
        parameter.name,
        freshHead(parameter, { seed: options.seed, range: options.config.initializerRange }),
      );
      fresh.push(parameter.name);
    } else {
      weights.set(parameter.name, await fill(checkpoint, parameter));
    }
  }
  return { weights, fresh };
}

function isHead({ name }: Parameter): boolean {
  return name.startsWith('head.');
}

/** BERT's pooler is pretrained with its encoder and is kept, as Hugging Face keeps it, when the classifier is fresh. */
function isPooler(checkpoint: Checkpoint, parameter: Parameter): boolean {
  return (
    checkpoint.family === 'bert' && parameter.name.startsWith('head.dense') && fits(checkpoint, parameter)
  );
}

function find({ source, family }: Checkpoint, parameter: Parameter): string | undefined {
  return tensorNames(family, parameter.name).find((name) => source.shapes.has(name));
}

function fits(checkpoint: Checkpoint, parameter: Parameter): boolean {
  const name = find(checkpoint, parameter);
  return name !== undefined && sameShape(checkpoint.source.shapes.get(name), parameter.shape);
}

function sameShape(found: readonly number[] | undefined, wanted: readonly number[]): boolean {
  return found?.length === wanted.length && wanted.every((n, i) => found[i] === n);
}

async function fill(checkpoint: Checkpoint, parameter: Parameter): Promise<Float32Array> {
  const { source, family, path } = checkpoint;
  const damaged = (reason: string) => new AppError('model.damaged', { path, reason });
  const name = find(checkpoint, parameter);
  if (name === undefined) throw damaged(`missing ${tensorNames(family, parameter.name)[0] ?? ''}`);
  const found = source.shapes.get(name);
  if (!sameShape(found, parameter.shape)) {
    throw damaged(`shape_of ${name} [${(found ?? []).join(',')}] [${parameter.shape.join(',')}]`);
  }
  const values = await source.read(name);
  if (!allFinite(values)) throw damaged(`not_finite ${name}`);
  return values;
}

/** x − x is 0 for every finite number and NaN for the others. */
function allFinite(values: Float32Array): boolean {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]! - values[i]!;
  return sum === 0;
}
