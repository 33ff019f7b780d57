/** Writes a linear model into a folder (its files: linearFolder.ts). The same model makes the same bytes. */
import { join } from 'node:path';
import { replaceFile } from '../files/replaceFile.ts';
import { writeSafetensors } from '../model/writeSafetensors.ts';
import type { NamedTensor } from '../model/writeSafetensors.ts';
import type { LinearModelParts } from './linearModel.ts';
import { linearFiles } from './linearFolder.ts';
import type { LinearSettings } from './linearFolder.ts';

/** The folder must exist. Throws `disk.full` or `folder.not_writable`. */
export async function saveLinearModel(model: LinearModelParts, folder: string): Promise<void> {
  const { settings: text, labelCount, encoder, vocabulary } = model;
  const settings: LinearSettings = {
    format: 1,
    labelCount,
    text,
    encoder: encoder ? { layers: [...encoder.scale.layers], hiddenSize: encoder.scale.hiddenSize } : null,
  };
  const { words, characters } = vocabulary;
  await writeJson(join(folder, linearFiles.vocabulary), { words, characters });
  await writeSafetensors(join(folder, linearFiles.weights), tensorsOf(model));
  await writeJson(join(folder, linearFiles.settings), settings);
}

function tensorsOf({ vocabulary, weights, bias, encoder, labelCount }: LinearModelParts): NamedTensor[] {
  const tensors: NamedTensor[] = [
    { name: 'rarity', shape: [vocabulary.rarity.length], data: vocabulary.rarity },
    { name: 'weights', shape: [vocabulary.rarity.length, labelCount], data: weights },
    { name: 'bias', shape: [labelCount], data: bias },
  ];
  if (encoder) {
    const { centre, spread, layers, hiddenSize } = encoder.scale;
    tensors.push(
      { name: 'encoder.centre', shape: [layers.length, hiddenSize], data: centre },
      { name: 'encoder.spread', shape: [layers.length, hiddenSize], data: spread },
      { name: 'encoder.weights', shape: [layers.length * hiddenSize, labelCount], data: encoder.weights },
    );
  }
  return tensors;
}

async function writeJson(path: string, value: unknown): Promise<void> {
  await replaceFile(path, [Buffer.from(JSON.stringify(value))]);
}
