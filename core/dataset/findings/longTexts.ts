/** Texts of which only a part is read, and how much of the words of their category that leaves (R13, product design 4.1). */
import type { Example } from '../../contract/dataset.ts';
import { listedAtMost } from '../../contract/findings.ts';
import { byCodeUnits } from '../foldText.ts';
import { rowsOf } from './rule.ts';
import type { FindingRule } from './rule.ts';
import { rowCosts } from './rowCosts.ts';

/** Characters. */
const longerThan = 5000;
/**
 * About as many words as the 512 tokens that are read unasked: court texts in Portuguese have 1.87 tokens a word with the
 * included model (English messages 1.15). A training tells the share by tokens.
 */
const wordsRead = 270;

export const longTexts: FindingRule<'long_texts'> = {
  code: 'long_texts',
  find: ({ examples }) => {
    const long = examples.filter(isLong);
    if (long.length === 0) return [];
    const labels = readShares(examples).filter(({ texts }) => texts > 0);
    labels.sort((a, b) => a.readShare - b.readShare || byCodeUnits(a.label, b.label));
    return [
      {
        code: 'long_texts',
        severity: 'hint',
        state: 'open',
        rows: rowsOf(long),
        params: { longerThan, wordsRead, labels: labels.slice(0, listedAtMost) },
        fixes: [{ kind: 'advice', advice: 'both_ends_are_read' }],
      },
    ];
  },
  costs: () => (example) => {
    if (!isLong(example)) return 0;
    const words = countWords(example.text);
    return rowCosts.longText * (1 - Math.min(words, wordsRead) / words);
  },
};

/** Of each category: how many texts are long, and the share of all its words that is read. */
function readShares(examples: readonly Example[]) {
  const tallies = new Map<string, { texts: number; words: number; read: number }>();
  for (const example of examples) {
    const tally = tallies.get(example.label) ?? { texts: 0, words: 0, read: 0 };
    tallies.set(example.label, tally);
    const words = countWords(example.text);
    tally.texts += isLong(example) ? 1 : 0;
    tally.words += words;
    tally.read += Math.min(words, wordsRead);
  }
  return [...tallies].map(([label, { texts, words, read }]) => ({ label, texts, readShare: read / words }));
}

function isLong({ text }: Example): boolean {
  return text.length > longerThan;
}

/** Runs of anything but spaces; at least 1, so that shares can be taken. */
function countWords(text: string): number {
  return Math.max(1, text.match(/\S+/gu)?.length ?? 0);
}
