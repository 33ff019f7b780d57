/** Reads a linear model's folder (its files: linearFolder.ts); nothing in it is believed before it is checked. */
import { join } from 'node:path';
import { AppError } from '../../core/contract/errors/appError.ts';
import { readJson } from '../model/readJson.ts';
import { readSafetensors } from '../model/readSafetensors.ts';
import { createLinearModel } from './linearModel.ts';
import type { EncoderPart, LinearModel } from './linearModel.ts';
import { linearFiles, linearSettingsSchema, vocabularySchema } from './linearFolder.ts';
import type { LinearSettings } from './linearFolder.ts';

/** Throws `model.file_missing`, `file.not_readable` or `model.damaged`. */
export async function loadLinearModel(folder: string): Promise<LinearModel> {
  const settings = await readJson(join(folder, linearFiles.settings), linearSettingsSchema);
  const { words, characters } = await readJson(join(folder, linearFiles.vocabulary), vocabularySchema);
  const tensor = await openTensors(join(folder, linearFiles.weights));
  const columns = words.length + characters.length;
  return createLinearModel({
    labelCount: settings.labelCount,
    settings: settings.text,
    vocabulary: { words, characters, rarity: tensor('rarity', columns) },
    weights: tensor('weights', columns, settings.labelCount),
    bias: tensor('bias', settings.labelCount),
    encoder: readEncoder(settings, tensor),
  });
}

type TensorOf = (name: string, ...shape: number[]) => Float32Array;

function readEncoder({ encoder, labelCount }: LinearSettings, tensor: TensorOf): EncoderPart | undefined {
  if (!encoder) return undefined;
  const { layers, hiddenSize } = encoder;
  const centre = tensor('encoder.centre', layers.length, hiddenSize);
  const spread = tensor('encoder.spread', layers.length, hiddenSize);
  const weights = tensor('encoder.weights', layers.length * hiddenSize, labelCount);
  return { scale: { layers, hiddenSize, centre, spread }, weights };
}

/** Gives float32 tensors by name and shape; anything else is damage. */
async function openTensors(path: string): Promise<TensorOf> {
  const { tensors } = await readSafetensors(path);
  return (name, ...shape) => {
    const found = tensors.get(name);
    if (!(found?.data instanceof Float32Array) || found.shape.join() !== shape.join()) {
      throw new AppError('model.damaged', { path, reason: `tensor ${name}` });
    }
    return found.data;
  };
}
