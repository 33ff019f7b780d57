/** Generated texts that are choices of common paragraphs, as those of one office are, with near copies among them. */
import { createChance } from '../../../tools/sample/chance.ts';
import { similarity, wordShingles } from '../wordShingles.ts';
import type { NearPairs } from './nearPairs.ts';

export interface CrowdKind {
  /** Texts besides the copies. */
  readonly texts: number;
  readonly copies: number;
  /** Of 20 words each; every text takes `chosen` of them, in their order. */
  readonly paragraphs: number;
  readonly chosen: number;
  /** Words of a text that a copy has otherwise, at most. */
  readonly changes: number;
}

const letters = Array.from('abcdefghijklmnopqrstuvwxyz');

export function makeCrowdedPairs(kind: CrowdKind, seed: number): NearPairs {
  const chance = createChance(seed);
  const word = (): string => Array.from({ length: 6 }, () => chance.pick(letters)).join('');
  const paragraphs = Array.from({ length: kind.paragraphs }, () =>
    Array.from({ length: 20 }, word).join(' '),
  );
  const different = new Set<string>();
  while (different.size < kind.texts) {
    const drawn = paragraphs.map((text, place) => ({ text, place, lot: chance.next() }));
    const chosen = drawn.sort((a, b) => a.lot - b.lot).slice(0, kind.chosen);
    different.add(
      chosen
        .sort((a, b) => a.place - b.place)
        .map(({ text }) => text)
        .join(' '),
    );
  }
  const texts = [...different];
  const pairs = texts.slice(0, kind.copies).map((text, i): [number, number, number] => {
    const words = text.split(' ');
    for (let left = chance.integer(1, kind.changes); left > 0; left--)
      words[chance.integer(0, words.length - 1)] = word();
    const copy = words.join(' ');
    texts.push(copy);
    return [i, texts.length - 1, similarity(wordShingles(text), wordShingles(copy))];
  });
  return { texts, pairs };
}
