/** `tokenizer.json` of a model folder, or the same built from the older vocabulary files that it replaced. */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { AppError } from '../../../core/contract/errors/appError.ts';
import { openFailure } from '../openFailure.ts';
import { readJson } from '../readJson.ts';

const part = z.looseObject({ type: z.string() }).nullable().default(null);

export const tokenizerDefinitionSchema = z.looseObject({
  added_tokens: z.array(z.looseObject({ id: z.int().nonnegative(), content: z.string().min(1) })).default([]),
  normalizer: part,
  pre_tokenizer: part,
  post_processor: part,
  decoder: part,
  // Large: its vocabulary is looked at once, when the model is built.
  model: z.looseObject({ type: z.string().optional() }),
});
export type TokenizerDefinition = z.infer<typeof tokenizerDefinitionSchema>;

/** A special token is written as text, or as an object around it. */
const special = z
  .union([z.string(), z.looseObject({ content: z.string() }).transform(({ content }) => content)])
  .nullish();

export const tokenizerSettingsSchema = z.looseObject({
  cls_token: special,
  bos_token: special,
  sep_token: special,
  eos_token: special,
  pad_token: special,
  unk_token: special,
  mask_token: special,
  do_lower_case: z.boolean().default(true),
  tokenize_chinese_chars: z.boolean().default(true),
  strip_accents: z.boolean().nullable().default(null),
  add_prefix_space: z.boolean().default(false),
});
export type TokenizerSettings = z.infer<typeof tokenizerSettingsSchema>;

export interface TokenizerFiles {
  readonly definition: TokenizerDefinition;
  readonly settings: TokenizerSettings;
  /** Names inside the folder of what was read. */
  readonly files: readonly string[];
}

/** Throws `model.file_missing`, `file.not_readable` or `model.damaged`. */
export async function readTokenizerFiles(folder: string): Promise<TokenizerFiles> {
  const names = await readdir(folder);
  const has = (name: string) => names.includes(name);
  const extra = ['tokenizer_config.json'].filter(has);
  const settings = has('tokenizer_config.json')
    ? await readJson(join(folder, 'tokenizer_config.json'), tokenizerSettingsSchema)
    : tokenizerSettingsSchema.parse({});
  if (has('tokenizer.json')) {
    const definition = await readJson(join(folder, 'tokenizer.json'), tokenizerDefinitionSchema);
    return { definition, settings, files: ['tokenizer.json', ...extra] };
  }
  if (has('vocab.txt')) {
    const definition = await fromWordPieces(join(folder, 'vocab.txt'), settings);
    return { definition, settings, files: ['vocab.txt', ...extra] };
  }
  if (has('vocab.json') && has('merges.txt')) {
    const definition = await fromBytePairs(folder, settings);
    return { definition, settings, files: ['vocab.json', 'merges.txt', ...extra] };
  }
  throw new AppError('model.file_missing', { path: folder, file: 'tokenizer.json' });
}

/** BERT's `vocab.txt`: one piece a line, its number the line's; settings as in BertTokenizer. */
async function fromWordPieces(path: string, settings: TokenizerSettings): Promise<TokenizerDefinition> {
  const lines = (await readText(path)).replace(/\r?\n$/, '').split(/\r?\n/);
  const vocab = Object.fromEntries(lines.map((piece, id) => [piece, id]));
  const unknown = settings.unk_token ?? '[UNK]';
  const [start, end] = [settings.cls_token ?? '[CLS]', settings.sep_token ?? '[SEP]'];
  const specials = [settings.pad_token ?? '[PAD]', unknown, start, end, settings.mask_token ?? '[MASK]'];
  return tokenizerDefinitionSchema.parse({
    added_tokens: addedTokens(specials, vocab),
    normalizer: {
      type: 'BertNormalizer',
      clean_text: true,
      handle_chinese_chars: settings.tokenize_chinese_chars,
      strip_accents: settings.strip_accents,
      lowercase: settings.do_lower_case,
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: { type: 'BertProcessing', cls: [start, vocab[start]], sep: [end, vocab[end]] },
    model: {
      type: 'WordPiece',
      vocab,
      unk_token: unknown,
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
    },
  });
}

/** RoBERTa's `vocab.json` and `merges.txt`; settings as in RobertaTokenizer. */
async function fromBytePairs(folder: string, settings: TokenizerSettings): Promise<TokenizerDefinition> {
  const vocab = await readJson(join(folder, 'vocab.json'), z.record(z.string(), z.int().nonnegative()));
  const lines = (await readText(join(folder, 'merges.txt'))).split(/\r?\n/);
  const merges = lines.filter((line, i) => line !== '' && !(i === 0 && line.startsWith('#version')));
  const unknown = settings.unk_token ?? '<unk>';
  const [start, end] = [settings.cls_token ?? '<s>', settings.sep_token ?? '</s>'];
  const mask = settings.mask_token ?? '<mask>';
  const added = addedTokens([start, settings.pad_token ?? '<pad>', end, unknown, mask], vocab);
  return tokenizerDefinitionSchema.parse({
    // The mask takes the space before it, as it is used inside sentences.
    added_tokens: added.map((token) => ({ ...token, lstrip: token.content === mask })),
    pre_tokenizer: {
      type: 'ByteLevel',
      add_prefix_space: settings.add_prefix_space,
      trim_offsets: true,
      use_regex: true,
    },
    post_processor: { type: 'BertProcessing', cls: [start, vocab[start]], sep: [end, vocab[end]] },
    model: {
      type: 'BPE',
      vocab,
      merges,
      unk_token: null,
      continuing_subword_prefix: '',
      end_of_word_suffix: '',
    },
  });
}

function addedTokens(contents: readonly string[], vocab: Readonly<Record<string, number>>) {
  return [...new Set(contents)]
    .filter((content) => vocab[content] !== undefined)
    .map((content) => ({ id: vocab[content], content, special: true, normalized: false, lstrip: false }));
}

async function readText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((cause: unknown) => {
    throw openFailure(path, cause);
  });
}
