/** Words met before are not cut into pieces again: most of a text is the same few thousand words. */
import type { Tokenizer as Library } from '@huggingface/tokenizers';
import * as z from 'zod';
import type { TokenizerDefinition } from './tokenizerFiles.ts';

/** Words remembered at once; beyond it, all are forgotten. Some ten MB. */
const capacity = 50_000;
/** A longer "word" is text without spaces and will hardly come again. */
const longestRemembered = 64;

/**
 * Makes the library's model cut word by word. Pieces never cross words, in the native tokenizers as well: where the
 * library hands over whole sentences (`Metaspace`), they are split before each space mark first.
 */
export function rememberWords(library: Library, { pre_tokenizer: preTokenizer }: TokenizerDefinition): void {
  const model = library.model;
  if (!model) return;
  const cut = model.encode.bind(model);
  const fuses = model.fuse_unk;
  model.fuse_unk = false;
  const splits = splitsAtSpaceMarks(preTokenizer);
  const known = new Map<string, string[]>();
  const piecesOf = (word: string): string[] => {
    let pieces = known.get(word);
    if (pieces) return pieces;
    pieces = cut([word]);
    if (fuses) pieces = fuseUnknown(pieces, model.tokens_to_ids);
    if (known.size >= capacity) known.clear();
    if (word.length <= longestRemembered) known.set(word, pieces);
    return pieces;
  };
  model.encode = (sections) => {
    const words = splits ? sections.flatMap((section) => section.match(/▁[^▁]*|[^▁]+/gu) ?? []) : sections;
    const pieces: string[] = [];
    for (const word of words) for (const piece of piecesOf(word)) pieces.push(piece);
    return pieces;
  };
}

const sequenceSchema = z.object({ pretokenizers: z.array(z.looseObject({ type: z.string() })) });

function splitsAtSpaceMarks(preTokenizer: TokenizerDefinition['pre_tokenizer']): boolean {
  if (preTokenizer?.type === 'Sequence') {
    return sequenceSchema.parse(preTokenizer).pretokenizers.some(splitsAtSpaceMarks);
  }
  return preTokenizer?.type === 'Metaspace' && preTokenizer['split'] !== false;
}

/** Neighbouring characters that the vocabulary lacks are one unknown piece. */
function fuseUnknown(pieces: readonly string[], ids: ReadonlyMap<string, number>): string[] {
  const fused: string[] = [];
  let previousKnown = true;
  for (const piece of pieces) {
    const isKnown = ids.has(piece);
    if (isKnown || previousKnown) fused.push(piece);
    previousKnown = isKnown;
  }
  return fused;
}
