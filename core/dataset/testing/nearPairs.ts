/** Generated texts of which it is known how alike they are: pairs of a given Jaccard coefficient, among strangers. */
import { createChance } from '../../../tools/sample/chance.ts';
import type { Chance } from '../../../tools/sample/chance.ts';
import { similarity, wordShingles } from '../wordShingles.ts';

export interface NearPairs {
  readonly texts: readonly string[];
  /** Positions of two texts, and their Jaccard coefficient. */
  readonly pairs: readonly (readonly [first: number, second: number, jaccard: number])[];
}

const vowels = Array.from('aeiou');
const consonants = Array.from('bcdfglmnprstv');

/** Words of which the frequent are as frequent as in a language (Zipf), and all texts share boilerplate. */
function makeWords(chance: Chance, count: number): string[] {
  return Array.from({ length: count }, () =>
    Array.from({ length: chance.integer(2, 4) }, () => chance.pick(consonants) + chance.pick(vowels)).join(
      '',
    ),
  );
}

/** `count` texts of 12 to 150 words; every fifth has a near copy with some words changed, added or left out. */
export function makeNearPairs(count: number, seed: number): NearPairs {
  const chance = createChance(seed);
  const words = makeWords(chance, 20_000);
  const boilerplate = Array.from({ length: 40 }, () =>
    Array.from({ length: 15 }, () => chance.pick(words)).join(' '),
  );
  const word = (): string => words[Math.floor(words.length ** chance.next()) - 1] ?? 'a';
  const texts: string[] = [];
  const pairs: [number, number, number][] = [];
  while (texts.length < count) {
    const own = Array.from({ length: chance.integer(12, 135) }, word);
    const opening = chance.happens(0.7) ? `${chance.pick(boilerplate)} `.split(' ').slice(0, -1) : [];
    const text = [...opening, ...own];
    texts.push(text.join(' '));
    if (!chance.happens(0.2)) continue;
    const changes = chance.integer(1, Math.max(1, Math.floor(text.length / 25)));
    for (let i = 0; i < changes; i++) {
      const place = chance.integer(0, text.length - 1);
      text.splice(place, chance.integer(0, 1), ...(chance.happens(0.7) ? [word()] : []));
    }
    texts.push(text.join(' '));
    const [a = '', b = ''] = texts.slice(-2);
    pairs.push([texts.length - 2, texts.length - 1, similarity(wordShingles(a), wordShingles(b))]);
  }
  return { texts, pairs };
}
