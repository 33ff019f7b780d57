/** Finds how a delimited text is split, by how evenly each candidate divides the records of a sample. */
import { separators } from '../../contract/table.ts';
import type { Separator } from './separator.ts';
import { hasForeignSeparator } from './foreignSeparator.ts';
import { splitRecords } from './splitRecords.ts';

export interface SeparatorGuess {
  /** Undefined for a text of one column. */
  readonly separator: Separator | undefined;
  /** Cells of most records. */
  readonly width: number;
  readonly confidence: number;
  /** Offset of the first record in bytes: behind the line "sep=;" by which programs tell Excel the separator. */
  readonly start: number;
}

/** What is known besides the text: a file name's extension decides between equals, a wanted separator is kept. */
export interface SeparatorHints {
  readonly extension: string;
  readonly separator: Separator | undefined;
}

/** A separator divides at least this share of the records into the same number of cells. */
const neededEvenness = 0.7;
/** The same where the file's name promises one. */
const neededInTables = 0.6;
/** What is left of the score of a separator that first appears below the header of another. */
const belowHeader = 0.8;
const sampleRecords = 300;
/** One record in twenty that is wider than the header leaves a question. */
const overflowWeight = 8;
const declaration = /^sep=([,;\t|])\r?\n/i;

/** `sample` is the start of the text as UTF-8, its last record possibly cut. */
export function sniffSeparator(sample: Buffer, { extension, separator }: SeparatorHints): SeparatorGuess {
  const declared = declaration.exec(sample.toString('latin1', 0, 10));
  const start = declared?.[0].length ?? 0;
  const text = sample.subarray(start);
  const known = separator ?? separators.find((candidate) => candidate === declared?.[1]);
  if (known !== undefined) {
    return { separator: known, width: evenness(text, known).width, confidence: 1, start };
  }
  const [best, second] = rankedScores(text, extension);
  if (!best || best.share < (promisesTable(extension) ? neededInTables : neededEvenness)) {
    return { separator: undefined, width: 1, confidence: hasForeignSeparator(text) ? 0.4 : 0.7, start };
  }
  const rivalry = second ? Math.max(0, 0.3 - (best.score - second.score)) : 0;
  // What divides the rows but not their header stands inside cells that another sign divides.
  const isOutdone = (best.above > 0 || best.share < 0.95) && hasForeignSeparator(text);
  const confidence = Math.min(isOutdone ? 0.4 : 0.99, best.share) - rivalry - overflowWeight * best.overflow;
  return {
    separator: best.separator,
    width: best.width,
    confidence: Math.max(0, confidence),
    start,
  };
}

function promisesTable(extension: string): boolean {
  return extension === 'csv' || extension === 'tsv' || extension === 'tab';
}

/** Best first. A table begins with its header: what divides only the rows below a row that another divides is text inside cells. */
function rankedScores(text: Buffer, extension: string) {
  const candidates = separators.map((candidate) => scoreOf(text, candidate, extension));
  const regular = candidates.filter(({ share }) => share >= neededEvenness);
  const top = Math.min(...regular.map(({ above }) => above));
  return candidates
    .map((candidate) =>
      candidate.above > top ? { ...candidate, score: candidate.score * belowHeader } : candidate,
    )
    .sort((a, b) => b.score - a.score);
}

function scoreOf(text: Buffer, separator: Separator, extension: string) {
  const { share, width, spaced, above, overflow } = evenness(text, separator);
  // Sentences have blanks behind their commas; only a name that promises a table says that these are no sentences.
  const credible = promisesTable(extension) ? share : share * (1 - spaced / 2);
  const isExpected = separator === '\t' && (extension === 'tsv' || extension === 'tab');
  const score = credible * (1 + 0.05 * Math.log2(width)) + (isExpected && share > 0 ? 0.05 : 0);
  return { separator, width, share: credible, above, overflow, score };
}

interface Evenness {
  /** The most frequent number of cells, 2 or more. */
  readonly width: number;
  /** Of the records that have it; titles above the first one count half. */
  readonly share: number;
  /** Records above the first one that has it. */
  readonly above: number;
  /** Share of the separators with a blank behind them. */
  readonly spaced: number;
  /** Share of the records with more filled cells than the header: the separator stands inside texts, too. */
  readonly overflow: number;
}

function evenness(text: Buffer, separator: Separator): Evenness {
  const widths: number[] = [];
  const filled: number[] = [];
  let blanks = 0;
  for (const { cells } of splitRecords(text, { separator, width: undefined })) {
    const last = cells.findLastIndex((cell) => cell.trim() !== '');
    if (last >= 0) {
      widths.push(cells.length);
      filled.push(last + 1);
    }
    for (const cell of cells.slice(1)) if (cell.startsWith(' ')) blanks++;
    if (widths.length === sampleRecords) break;
  }
  const counts = new Map<number, number>();
  for (const width of widths) if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1);
  const [width, count] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [1, 0];
  const above = Math.max(0, widths.indexOf(width));
  const separatorsSeen = widths.reduce((sum, cells) => sum + cells - 1, 0);
  return {
    width,
    share: widths.length === 0 ? 0 : count / (widths.length - above / 2),
    above,
    spaced: separatorsSeen === 0 ? 0 : blanks / separatorsSeen,
    overflow: overflowOf(filled, widths, width),
  };
}

/** The header is the first record that is filled to more than half of the usual width; programs write it as wide as the rest. */
function overflowOf(filled: readonly number[], widths: readonly number[], width: number): number {
  const header = filled.findIndex((cells) => cells > width / 2);
  const below = filled.slice(header + 1);
  const wider = below.filter((cells) => cells > (widths[header] ?? width));
  return header < 0 || below.length === 0 ? 0 : wider.length / below.length;
}
