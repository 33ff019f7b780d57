/**
 * A model folder's tokenizer, on `@huggingface/tokenizers`: the library's pipeline with two parts of our own where
 * it differs from the native tokenizers (the normalisers) or repeats work (words met before).
 */
import { Tokenizer as Library } from '@huggingface/tokenizers';
import { AppError } from '../../../core/contract/errors/appError.ts';
import type { Tokenizer } from '../tokenizer.ts';
import { rememberWords } from './rememberWords.ts';
import { readTokenizerFiles } from './tokenizerFiles.ts';
import type { TokenizerDefinition, TokenizerSettings } from './tokenizerFiles.ts';
import { unsupportedFeature } from './unsupportedFeature.ts';
import { useExactNormaliser, useExactPreTokenizer } from './useExactParts.ts';

export interface LoadedTokenizer {
  readonly tokenizer: Tokenizer;
  /** Names inside the folder of what was read. */
  readonly files: readonly string[];
}

/** Throws `model.file_missing`, `model.damaged` or `model.tokenizer_unsupported`. */
export async function loadTokenizer(folder: string): Promise<LoadedTokenizer> {
  const { definition, settings, files } = await readTokenizerFiles(folder);
  const feature = unsupportedFeature(definition);
  if (feature !== undefined) throw new AppError('model.tokenizer_unsupported', { path: folder, feature });
  return { tokenizer: build(folder, definition, settings), files };
}

function build(folder: string, definition: TokenizerDefinition, settings: TokenizerSettings): Tokenizer {
  const damaged = (reason: string, cause?: unknown) =>
    new AppError('model.damaged', { path: folder, reason }, { cause });
  let library: Library;
  try {
    // Texts are never put together again here.
    library = new Library({ ...definition, decoder: null }, {});
    useExactNormaliser(library.normalizer);
    useExactPreTokenizer(library.pre_tokenizer);
    rememberWords(library, definition);
  } catch (cause) {
    throw damaged('tokenizer_invalid', cause);
  }
  // An ordinary piece may be spelt like a special one: the added tokens go first.
  const added = new Map(definition.added_tokens.map(({ content, id }) => [content, id]));
  const idOf = (...tokens: (string | null | undefined)[]): number | undefined => {
    const ids = tokens.map((token) => (token ? (added.get(token) ?? library.token_to_id(token)) : undefined));
    return ids.find((id) => id !== undefined);
  };
  const around = library.encode('').ids;
  const startId =
    around.length === 2 ? around[0] : idOf(settings.cls_token, settings.bos_token, '[CLS]', '<s>');
  const endId =
    around.length === 2 ? around[1] : idOf(settings.sep_token, settings.eos_token, '[SEP]', '</s>');
  const padId = idOf(settings.pad_token, '[PAD]', '<pad>') ?? endId;
  if (startId === undefined || endId === undefined || padId === undefined)
    throw damaged('tokenizer_without_specials');
  return {
    encode: (text) => library.encode(text, { add_special_tokens: false }).ids,
    startId,
    endId,
    padId,
    unknownId: library.model?.unk_token_id ?? idOf(settings.unk_token, '<unk>', '[UNK]'),
    vocabularySize: largestId(library) + 1,
  };
}

function largestId(library: Library): number {
  let largest = 0;
  for (const id of library.get_vocab().values()) largest = Math.max(largest, id);
  return largest;
}
