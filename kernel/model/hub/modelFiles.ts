/** Which of a repository's files an encoder needs. */
import * as z from 'zod';
import { AppError } from '../../../core/contract/errors/appError.ts';
import type { HubFile, HubListing } from './listModel.ts';

export const weightsIndex = 'model.safetensors.index.json';

const always = ['config.json'];
const whereThere = [
  'tokenizer.json',
  'tokenizer_config.json',
  'special_tokens_map.json',
  'added_tokens.json',
  'config_sentence_transformers.json',
];
/** Needed only where there is no tokenizer.json. */
const oldTokenizers = ['vocab.txt', 'vocab.json', 'merges.txt'];
const foreignWeights = [
  'pytorch_model.bin',
  'tf_model.h5',
  'flax_model.msgpack',
  'pytorch_model.bin.index.json',
];

/**
 * All files but the shards, which the index names. Throws model.file_missing and model.weights_foreign; their path is
 * the repository.
 */
export function firstFiles({ files }: HubListing, repository: string): HubFile[] {
  const find = (name: string): HubFile | undefined => files.find((file) => file.name === name);
  const needed = (name: string): HubFile => {
    const file = find(name);
    if (!file) throw new AppError('model.file_missing', { path: repository, file: name });
    return file;
  };
  const present = (names: readonly string[]): HubFile[] => names.flatMap((name) => find(name) ?? []);
  const tokenizer = find('tokenizer.json') ? [] : present(oldTokenizers);
  return [...always.map(needed), ...present(whereThere), ...tokenizer, weightsOf(find, repository)];
}

function weightsOf(find: (name: string) => HubFile | undefined, repository: string): HubFile {
  const weights = find('model.safetensors') ?? find(weightsIndex);
  if (weights) return weights;
  const foreign = foreignWeights.find((name) => find(name) !== undefined);
  if (foreign !== undefined) throw new AppError('model.weights_foreign', { path: repository, file: foreign });
  throw new AppError('model.file_missing', { path: repository, file: 'model.safetensors' });
}

const indexSchema = z.object({ weight_map: z.record(z.string(), z.string()) });

/** The shards that an index names: plain names of files that the repository has, whatever else the index may say. */
export function shardFiles(index: unknown, { files }: HubListing, repository: string): HubFile[] {
  const parsed = indexSchema.safeParse(index);
  if (!parsed.success) {
    throw new AppError('model.damaged', { path: repository, reason: weightsIndex }, { cause: parsed.error });
  }
  const names = new Set(Object.values(parsed.data.weight_map));
  return [...names].sort().map((name) => {
    const file = /^\w[\w.-]*\.safetensors$/.test(name)
      ? files.find((candidate) => candidate.name === name)
      : undefined;
    if (!file) throw new AppError('model.file_missing', { path: repository, file: name.slice(0, 200) });
    return file;
  });
}
