/**
 * The vocabulary of a linear model: every run of words and of characters of the training texts, with the weight that
 * says how rare it is. Independent of the order of the texts.
 */
import { characterRuns, normalizeText, piecesOf, wordRuns, wordsOf } from './analyzeText.ts';
import type { TextSettings } from './analyzeText.ts';
import type { Pacer } from './pacer.ts';

export interface Vocabulary {
  /** Columns 0 … of the word block; those of most texts first, so that often used weights lie together. */
  readonly words: readonly string[];
  /** Columns of the character block, which follow the word block's. */
  readonly characters: readonly string[];
  /** Inverse document frequency of every column: ln((1 + texts) / (1 + texts that have it)) + 1. */
  readonly rarity: Float32Array;
}

export interface VocabularyLimits {
  /** Texts that must have a run for it to count. */
  readonly minTexts: number;
  /** Columns of both blocks together; those of fewest texts are left out. */
  readonly maxColumns: number;
}

export interface VocabularyQuestion {
  readonly texts: readonly string[];
  readonly settings: TextSettings;
  readonly limits: VocabularyLimits;
}

export async function learnVocabulary(question: VocabularyQuestion, pacer: Pacer): Promise<Vocabulary> {
  const { texts, settings, limits } = question;
  const words = countTexts();
  const characters = countTexts();
  const runsOfPiece = new Map<string, readonly string[]>();
  for (const [i, text] of texts.entries()) {
    const normalized = normalizeText(text, settings);
    words.add(i, wordRuns(wordsOf(normalized), settings.wordRun));
    for (const piece of new Set(piecesOf(normalized))) {
      let runs = runsOfPiece.get(piece);
      if (!runs) {
        runs = characterRuns(piece, settings.characterRuns);
        if (runsOfPiece.size < 100_000) runsOfPiece.set(piece, runs);
      }
      characters.add(i, runs);
    }
    await pacer.rest(i / texts.length);
  }
  const least = leastTexts([...words.all(), ...characters.all()], limits);
  const kept = [words, characters].map((counts) =>
    [...counts.all()].filter(([, count]) => count >= least).sort(byTexts),
  ) as [Counted[], Counted[]];
  const rarity = Float32Array.from(
    kept.flat(),
    ([, count]) => Math.log((1 + texts.length) / (1 + count)) + 1,
  );
  return { words: kept[0].map(([run]) => run), characters: kept[1].map(([run]) => run), rarity };
}

type Counted = readonly [run: string, texts: number];

/** Most texts first, then in code unit order. */
function byTexts([a, countA]: Counted, [b, countB]: Counted): number {
  return countB - countA || (a < b ? -1 : 1);
}

/** The smallest number of texts that keeps the columns within their limit. */
function leastTexts(counted: readonly Counted[], { minTexts, maxColumns }: VocabularyLimits): number {
  const counts = Int32Array.from(counted, ([, texts]) => texts).sort();
  const over = counts.length - maxColumns;
  return over > 0 ? Math.max(minTexts, counts[over - 1]! + 1) : minTexts;
}

/** Counts in how many texts each run occurs; texts come one after another. */
function countTexts() {
  const ids = new Map<string, number>();
  const counts: number[] = [];
  const lastText: number[] = [];
  return {
    add(text: number, runs: readonly string[]): void {
      for (const run of runs) {
        const id = ids.get(run);
        if (id === undefined) {
          ids.set(run, counts.length);
          counts.push(1);
          lastText.push(text);
        } else if (lastText[id] !== text) {
          counts[id]!++;
          lastText[id] = text;
        }
      }
    },
    *all(): Generator<Counted> {
      for (const [run, id] of ids) yield [run, counts[id]!];
    },
  };
}
