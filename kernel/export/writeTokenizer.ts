/** The tokenizer's files for other libraries: `tokenizer.json`, also where the base model had older files, and its settings. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { replaceFile } from '../files/replaceFile.ts';
import { openFailure } from '../model/openFailure.ts';
import { readJson } from '../model/readJson.ts';
import { loadTokenizer } from '../model/tokenizer/loadTokenizer.ts';
import { readTokenizerFiles } from '../model/tokenizer/tokenizerFiles.ts';
import type { TokenizerDefinition } from '../model/tokenizer/tokenizerFiles.ts';

export interface ExportedTokens {
  /** WordPiece, Unigram or BPE. */
  readonly kind: string;
  readonly startId: number;
  readonly endId: number;
  readonly padId: number;
}

const fileName = 'tokenizer.json';
const settingsName = 'tokenizer_config.json';

/** Reads the tokenizer of `from`, writes it to `to`, cutting texts at `maxLength` tokens unless told otherwise. */
export async function writeTokenizer(from: string, to: string, maxLength: number): Promise<ExportedTokens> {
  const { definition, files } = await readTokenizerFiles(from);
  const { tokenizer } = await loadTokenizer(from);
  const tokens = { startId: tokenizer.startId, endId: tokenizer.endId, padId: tokenizer.padId };
  const bytes = files.includes(fileName)
    ? await readFile(join(from, fileName)).catch((cause: unknown) => {
        throw openFailure(join(from, fileName), cause);
      })
    : Buffer.from(JSON.stringify(completed(definition)));
  await replaceFile(join(to, fileName), [bytes]);

  const base = files.includes(settingsName)
    ? await readJson(join(from, settingsName), z.looseObject({ tokenizer_class: z.string().optional() }))
    : {};
  const settings = {
    ...namedTokens(definition, tokens),
    ...base,
    tokenizer_class: classNameOf(base.tokenizer_class),
    model_max_length: maxLength,
  };
  await replaceFile(join(to, settingsName), [Buffer.from(`${JSON.stringify(settings, null, 2)}\n`)]);
  return { ...tokens, kind: definition.model.type ?? 'WordPiece' };
}

/** With the fields that the native tokenizers insist on and ours does not need. */
function completed({ added_tokens: added, ...definition }: TokenizerDefinition): Record<string, unknown> {
  const ordinary = { single_word: false, lstrip: false, rstrip: false, normalized: false, special: true };
  const tokens = added.map((token) => ({ ...ordinary, ...token }));
  return { version: '1.0', truncation: null, padding: null, added_tokens: tokens, ...definition };
}

/** Folders of older libraries leave these to the class that reads them. */
function namedTokens(
  { added_tokens: added }: TokenizerDefinition,
  { startId, endId, padId }: Omit<ExportedTokens, 'kind'>,
): Record<string, unknown> {
  const contentOf = (id: number) => added.find((token) => token.id === id)?.content;
  return { cls_token: contentOf(startId), sep_token: contentOf(endId), pad_token: contentOf(padId) };
}

/** The general class goes by a new name since transformers 5, which older versions and JavaScript do not know. */
function classNameOf(found: string | undefined): string {
  return found === undefined || found === 'TokenizersBackend' ? 'PreTrainedTokenizerFast' : found;
}
