/** Loads a pretrained encoder, its tokenizer and a classifier's head from a folder in Hugging Face's layout. */
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { AppError } from '../../core/contract/errors/appError.ts';
import { hashFile, hashTexts } from '../files/hashFile.ts';
import type { ModelShape } from './modelShape.ts';
import { readModelConfig } from './readModelConfig.ts';
import { resolveModelFolder } from './resolveModelFolder.ts';
import type { FetchModel } from './resolveModelFolder.ts';
import { textPrefixOf } from './textPrefixOf.ts';
import type { Tokenizer } from './tokenizer.ts';
import { loadTokenizer } from './tokenizer/loadTokenizer.ts';
import { readWeights } from './weights/readWeights.ts';

export interface BaseModel {
  /** For people and for run.json: `owner/name`, the included model's name, or the folder's own. */
  readonly name: string;
  /** Absolute path. */
  readonly folder: string;
  /** SHA-256 over the configuration, tokenizer and weight files: equal hashes are equal models. */
  readonly hash: string;
  readonly shape: ModelShape;
  /** Under the names of `parameters.ts`, all of them. */
  readonly weights: Map<string, Float32Array>;
  /** Names of weights that the folder does not hold and that were started afresh: of the head only. */
  readonly fresh: readonly string[];
  /** Whether the folder holds a whole classifier with the asked number of categories. */
  readonly hasHead: boolean;
  /** Categories in the order of the scores, where the folder names them. */
  readonly labels: readonly string[] | undefined;
  readonly tokenizer: Tokenizer;
  /** Names of every file of the folder that was read, and of those that make the tokenizer. */
  readonly files: readonly string[];
  readonly tokenizerFiles: readonly string[];
  /** Put before every text, as the model was trained: "query: " for E5, else empty. */
  readonly textPrefix: string;
  /** What reading the files took; fetching them is no part of it. */
  readonly loadSeconds: number;
}

export interface LoadOptions {
  readonly labelCount: number;
  /** Of the fresh head. */
  readonly seed: number;
  readonly signal?: AbortSignal | undefined;
  /** How to bring `owner/name` from the hub; left out: only folders and the included model are known. */
  readonly fetchModel?: FetchModel | undefined;
}

/**
 * `source`: the included model's name, a folder, or `owner/name` on the hub. Throws `model.base_not_found`,
 * `model.file_missing`, `model.damaged`, `model.architecture_unsupported`, `model.setting_unsupported`,
 * `model.weights_foreign`, `model.tokenizer_unsupported`, `model.tokenizer_mismatch`, or what `fetchModel` throws.
 */
export async function loadBaseModel(source: string, options: LoadOptions): Promise<BaseModel> {
  const { labelCount, seed, signal } = options;
  const { name, folder } = await resolveModelFolder(source, options.fetchModel);
  const startedAt = performance.now();
  const config = await readModelConfig(folder);
  const { tokenizer, files: tokenizerFiles } = await loadTokenizer(folder);
  checkFit(folder, tokenizer, config.shape.vocabularySize);
  const { shape, weights, fresh, files } = await readWeights(folder, { config, labelCount, seed, signal });
  const allFiles = ['config.json', ...tokenizerFiles, ...files];
  const hash = await hashFiles(folder, allFiles);
  return {
    name,
    folder,
    hash,
    files: allFiles,
    tokenizerFiles,
    shape,
    weights,
    fresh,
    hasHead: fresh.length === 0,
    labels: config.labels,
    tokenizer,
    textPrefix: textPrefixOf(config, name),
    loadSeconds: (performance.now() - startedAt) / 1000,
  };
}

/** A vocabulary may be padded with unused rows, but every piece needs a row. */
function checkFit(path: string, { vocabularySize: tokenizerSize }: Tokenizer, vocabularySize: number): void {
  if (tokenizerSize > vocabularySize)
    throw new AppError('model.tokenizer_mismatch', { path, tokenizerSize, vocabularySize });
}

async function hashFiles(folder: string, names: readonly string[]): Promise<string> {
  const parts: string[] = [];
  for (const name of [...names].sort()) parts.push(name, await hashFile(join(folder, name)));
  return hashTexts(parts);
}
