/** Finds how a delimited text is split, by how evenly each candidate divides the records of a sample. */
import { separators } from '../../contract/table.ts';
import { splitRecords } from './splitRecords.ts';

export type Separator = (typeof separators)[number];

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
const neededConsistency = 0.7;
const sampleRecords = 300;
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
  const scores = separators
    .map((candidate) => scoreOf(text, candidate, extension))
    .sort((a, b) => b.score - a.score);
  const [best, second] = scores;
  if (!best || best.share < neededConsistency) {
    return { separator: undefined, width: 1, confidence: 0.7, start };
  }
  const rivalry = second ? Math.max(0, 0.3 - (best.score - second.score)) : 0;
  return {
    separator: best.separator,
    width: best.width,
    confidence: Math.min(0.99, best.share) - rivalry,
    start,
  };
}

function scoreOf(text: Buffer, separator: Separator, extension: string) {
  const found = evenness(text, separator);
  const isExpected = separator === '\t' && (extension === 'tsv' || extension === 'tab');
  const score =
    found.share * (1 + 0.05 * Math.log2(found.width)) + (isExpected && found.share > 0 ? 0.05 : 0);
  return { separator, ...found, score };
}

/** The most frequent number of cells, 2 or more, and the share of the records that have it; titles above count half. */
function evenness(text: Buffer, separator: Separator): { share: number; width: number } {
  const widths: number[] = [];
  for (const { cells } of splitRecords(text, { separator, width: undefined })) {
    if (cells.some((cell) => cell.trim() !== '')) widths.push(cells.length);
    if (widths.length === sampleRecords) break;
  }
  const counts = new Map<number, number>();
  for (const width of widths) if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1);
  const [width, count] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [1, 0];
  const above = Math.max(0, widths.indexOf(width));
  return { width, share: widths.length === 0 ? 0 : count / (widths.length - above / 2) };
}
