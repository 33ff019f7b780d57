/** Texts of which only a part is read, and how much of the words of their category that leaves (R13, product design 4.1). */
import type { Example } from '../../contract/dataset.ts';
import { listedAtMost } from '../../contract/findings.ts';
import { byCodeUnits } from '../foldText.ts';
import { rowsOf } from './rule.ts';
import type { FindingRule } from './rule.ts';
import { rowCosts } from './rowCosts.ts';
import { wordsReadOf } from './wordsRead.ts';

/** Characters. One text of more is worth saying. */
const longerThan = 5000;
/** Of the texts that have more words than are read, it is said where they are more than this share of all. */
const cutShare = 0.03;

export const longTexts: FindingRule<'long_texts'> = {
  code: 'long_texts',
  find: ({ examples, blank }) => {
    const wordsRead = wordsReadOf(examples);
    const cut = examples.filter(isCut(wordsRead));
    const longer = cut.filter(isLong).length;
    if (longer === 0 && cut.length <= cutShare * examples.length) return [];
    const labels = readShares(examples, wordsRead).filter(({ texts }) => texts > 0);
    labels.sort((a, b) => a.readShare - b.readShare || byCodeUnits(a.label, b.label));
    return [
      {
        code: 'long_texts',
        severity: 'hint',
        state: 'open',
        rows: rowsOf(cut),
        params: {
          longerThan,
          longer,
          cutShare: cut.length / (examples.length - blank.size),
          wordsRead,
          labels: labels.slice(0, listedAtMost),
        },
        fixes: [{ kind: 'advice', advice: 'both_ends_are_read' }],
      },
    ];
  },
  costs: ({ examples }) => {
    const wordsRead = wordsReadOf(examples);
    return (example) => {
      if (!isLong(example)) return 0;
      const words = countWords(example.text);
      return rowCosts.longText * (1 - Math.min(words, wordsRead) / words);
    };
  },
};

/** Of each category: how many texts are not read whole, and the share of all its words that is read. */
function readShares(examples: readonly Example[], wordsRead: number) {
  const isCutShort = isCut(wordsRead);
  const tallies = new Map<string, { texts: number; words: number; read: number }>();
  for (const example of examples) {
    const tally = tallies.get(example.label) ?? { texts: 0, words: 0, read: 0 };
    tallies.set(example.label, tally);
    const words = countWords(example.text);
    tally.texts += isCutShort(example) ? 1 : 0;
    tally.words += words;
    tally.read += Math.min(words, wordsRead);
  }
  return [...tallies].map(([label, { texts, words, read }]) => ({ label, texts, readShare: read / words }));
}

/** Each word but the last takes two characters at least: most texts need not be counted. */
function isCut(wordsRead: number): (example: Example) => boolean {
  return (example) =>
    isLong(example) || (example.text.length >= 2 * wordsRead + 1 && countWords(example.text) > wordsRead);
}

function isLong({ text }: Example): boolean {
  return text.length > longerThan;
}

/** Runs of anything but spaces; at least 1, so that shares can be taken. */
function countWords(text: string): number {
  return Math.max(1, text.match(/\S+/gu)?.length ?? 0);
}
