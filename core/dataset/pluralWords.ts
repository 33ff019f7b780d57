/** Singular and plural of one word, in Portuguese and English; words are folded (no case, no accents). */
import { areConfusedWords } from './confusedWords.ts';
import { signsOf, wordsOf } from './labelWords.ts';

/** Shorter words have plurals that are other words ("bem", "bens"). */
const shortestWord = 4;

/** The same for a label and its plural, and for some others: a first sieve. */
export function pluralKey(label: string): string {
  return wordsOf(label).map(stem).join(' ');
}

/** True where each word of one is the other's word or its plural, and at least one differs. */
export function isPluralOf(one: string, other: string): boolean {
  const [words, others] = [wordsOf(one), wordsOf(other)];
  if (joints(one) !== joints(other)) return false;
  const different = words.map((word, i) => [word, others[i] ?? ''] as const).filter(([a, b]) => a !== b);
  return different.length > 0 && different.every(([a, b]) => isWordWithPlural(a, b));
}

/** The signs around the words; what merely separates two words is one whatever it is ("card_payment"). */
function joints(label: string): string {
  return signsOf(label).replaceAll(/(?<=a)[\s_.,;:/'’()–—-]+(?=a)/gu, ' ');
}

function isWordWithPlural(one: string, other: string): boolean {
  const [singular, plural] = isPlural(other) ? [one, other] : [other, one];
  return (
    isPlural(plural) &&
    !isPlural(singular) &&
    singular.length >= shortestWord &&
    /^\p{L}+$/u.test(singular) &&
    stem(singular) === stem(plural) &&
    !areConfusedWords(singular, plural)
  );
}

function isPlural(word: string): boolean {
  return /[^s]s$/u.test(word);
}

/** What a word and its plural have in common: the ending is replaced by a sign for its kind. */
function stem(word: string): string {
  const bare = isPlural(word) ? word.slice(0, -1) : word;
  const endings: readonly (readonly [RegExp, string])[] = [
    [/(?:oe|ae|ao)$/u, '~'],
    [/(?:ai|al)$/u, 'AL'],
    [/(?:ei|el)$/u, 'EL'],
    [/(?:oi|ol)$/u, 'OL'],
    [/(?:ui|ul)$/u, 'UL'],
    [/(?:i|il)$/u, 'IL'],
    [/[mn]$/u, 'M'],
    [/(?:ie|y)$/u, 'Y'],
    [/e$/u, ''],
  ];
  const [ending, sign] = endings.find(([pattern]) => pattern.test(bare)) ?? [/$/u, ''];
  return bare.replace(ending, sign);
}
