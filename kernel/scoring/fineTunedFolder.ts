/** The files of a fine-tuned model: weights under our own names, the encoder's sizes, the base model's tokenizer. */
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { AppError } from '../../core/contract/errors/appError.ts';
import { replaceFile } from '../files/replaceFile.ts';
import { loadTokenizer } from '../model/tokenizer/loadTokenizer.ts';
import type { Tokenizer } from '../model/tokenizer.ts';
import type { ModelShape } from '../model/modelShape.ts';
import { elementCount, parametersOf } from '../model/parameters.ts';
import type { Weights } from '../model/parameters.ts';
import { readJson } from '../model/readJson.ts';
import { readSafetensors } from '../model/readSafetensors.ts';
import { writeSafetensors } from '../model/writeSafetensors.ts';

const weightsFile = 'weights.safetensors';
const shapeFile = 'shape.json';

const count = z.int().nonnegative();
const shapeSchema = z.object({
  vocabularySize: count,
  hiddenSize: count,
  layerCount: count,
  headCount: count,
  intermediateSize: count,
  positionCount: count,
  positionOffset: count,
  typeCount: count,
  normEpsilon: z.number().positive(),
  activation: z.enum(['gelu', 'geluTanh', 'relu']),
  headActivation: z.enum(['tanh', 'relu']),
  labelCount: count,
}) satisfies z.ZodType<ModelShape>;

export interface FineTunedModel {
  readonly shape: ModelShape;
  readonly weights: Weights;
}

export interface TokenizerFiles {
  /** Folder of the base model, and the names of its tokenizer files. */
  readonly folder: string;
  readonly files: readonly string[];
}

export async function writeFineTuned(
  folder: string,
  model: FineTunedModel,
  tokenizer: TokenizerFiles,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const tensors = parametersOf(model.shape).map(({ name, shape }) => {
    const data = model.weights.get(name);
    if (data?.length !== elementCount(shape))
      throw new Error(`${name} does not have the shape ${shape.join('×')}`);
    return { name, shape, data };
  });
  await writeSafetensors(join(folder, weightsFile), tensors);
  await replaceFile(join(folder, shapeFile), [Buffer.from(`${JSON.stringify(model.shape, null, 2)}\n`)]);
  for (const file of tokenizer.files) await copyFile(join(tokenizer.folder, file), join(folder, file));
}

/** Throws `model.file_missing` or `model.damaged`. */
export async function readFineTuned(
  folder: string,
): Promise<FineTunedModel & { readonly tokenizer: Tokenizer }> {
  const shape = await readJson(join(folder, shapeFile), shapeSchema);
  const { tensors } = await readSafetensors(join(folder, weightsFile));
  const weights = new Map<string, Float32Array>();
  for (const parameter of parametersOf(shape)) {
    const data = tensors.get(parameter.name)?.data;
    if (!(data instanceof Float32Array) || data.length !== elementCount(parameter.shape)) {
      throw new AppError('model.damaged', { path: folder, reason: parameter.name });
    }
    weights.set(parameter.name, data);
  }
  return { shape, weights, tokenizer: (await loadTokenizer(folder)).tokenizer };
}
