/** Puts exact parts in the place of those of the library that differ from the native tokenizers. */
import {
  BertNormalizer,
  PrecompiledNormalizer,
  SequenceNormalizer,
  SequencePreTokenizer,
  WhitespaceSplitPreTokenizer,
} from '@huggingface/tokenizers';
import type { Normalizer, PreTokenizer } from '@huggingface/tokenizers';
import * as z from 'zod';
import { normaliseForBert } from './bertNormaliser.ts';
import { charsmapNormaliser } from './charsmap.ts';

const precompiledSchema = z.object({ precompiled_charsmap: z.string().nullish() });

const flag = z.boolean().default(true);

const bertSchema = z.object({
  clean_text: flag,
  handle_chinese_chars: flag,
  strip_accents: z.boolean().nullish(),
  lowercase: flag,
});

/** Changes the normaliser, or the members of a sequence, in place. Throws where a definition is damaged. */
export function useExactNormaliser(normaliser: Normalizer | null): void {
  if (normaliser instanceof SequenceNormalizer) normaliser.normalizers.forEach(useExactNormaliser);
  if (normaliser instanceof PrecompiledNormalizer) {
    const { precompiled_charsmap: map } = precompiledSchema.parse(normaliser.config);
    normaliser.normalize = map ? charsmapNormaliser(map) : (text) => text;
  }
  if (normaliser instanceof BertNormalizer) {
    const config = bertSchema.parse(normaliser.config);
    const options = {
      cleansText: config.clean_text,
      splitsChinese: config.handle_chinese_chars,
      stripsAccents: config.strip_accents ?? config.lowercase,
      lowercases: config.lowercase,
    };
    normaliser.normalize = (text) => normaliseForBert(text, options);
  }
}

/** The same for what cuts texts into words: Unicode's white space, where the library takes JavaScript's. */
export function useExactPreTokenizer(preTokenizer: PreTokenizer | null): void {
  if (preTokenizer instanceof SequencePreTokenizer) preTokenizer.tokenizers.forEach(useExactPreTokenizer);
  if (preTokenizer instanceof WhitespaceSplitPreTokenizer) {
    preTokenizer.pre_tokenize_text = (text: string) => text.match(/\P{White_Space}+/gu) ?? [];
  }
}
