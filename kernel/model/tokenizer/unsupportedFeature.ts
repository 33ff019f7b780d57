/** The parts of tokenizers that `@huggingface/tokenizers` 0.2 knows. */
import * as z from 'zod';
import type { TokenizerDefinition } from './tokenizerFiles.ts';

const known = {
  normalizer:
    'BertNormalizer Lowercase NFC NFD NFKC NFKD Precompiled Prepend Replace Sequence Strip StripAccents',
  pre_tokenizer:
    'BertPreTokenizer ByteLevel Digits FixedLength Metaspace Punctuation Replace Sequence Split Whitespace WhitespaceSplit',
  post_processor: 'BertProcessing ByteLevel RobertaProcessing Sequence TemplateProcessing',
  model: 'BPE Unigram WordPiece',
} as const;

const part = z.looseObject({ type: z.string() });
/** Members of a `Sequence`, whose name differs from kind to kind. */
const sequenceSchema = z.object({
  normalizers: z.array(part).default([]),
  pretokenizers: z.array(part).default([]),
  processors: z.array(part).default([]),
});

/** The first part that cannot be computed here, or undefined where all can. */
export function unsupportedFeature(definition: TokenizerDefinition): string | undefined {
  for (const [kind, types] of Object.entries(known) as [keyof typeof known, string][]) {
    const parsed = part.safeParse(definition[kind]);
    // Old files leave the model's type out; the library tells it by its contents.
    if (!parsed.success) continue;
    const { normalizers, pretokenizers, processors } = sequenceSchema.parse(parsed.data);
    for (const { type } of [parsed.data, ...normalizers, ...pretokenizers, ...processors]) {
      if (!types.split(' ').includes(type)) return type;
    }
  }
  return undefined;
}
