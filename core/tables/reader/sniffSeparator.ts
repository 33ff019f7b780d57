/** Finds how a delimited text is split, by how evenly each candidate divides the records of a sample. */
import { parse } from 'csv-parse/sync';
import { separators } from '../../contract/table.ts';
import { delimitedOptions } from './delimitedOptions.ts';

export type Separator = (typeof separators)[number];

export interface SeparatorGuess {
  /** Undefined for a text of one column. */
  readonly separator: Separator | undefined;
  /** False where quotes are ordinary characters of the texts. */
  readonly quote: '"' | false;
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

/** `sample` is the start of the text, its last record possibly cut. */
export function sniffSeparator(sample: string, { extension, separator }: SeparatorHints): SeparatorGuess {
  const declared = declaration.exec(sample);
  const start = declared?.[0].length ?? 0;
  const text = sample.slice(start);
  const known = separator ?? separators.find((candidate) => candidate === declared?.[1]);
  const candidates = (known === undefined ? separators : [known]).map((candidate) =>
    scoreOf(text, candidate, extension),
  );
  const [best, second] = candidates.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
  if (known !== undefined)
    return { separator: known, quote: candidates[0]?.quote ?? '"', confidence: 1, start };
  if (!best || best.share < neededConsistency) {
    return { separator: undefined, quote: consistency(text, undefined).quote, confidence: 0.7, start };
  }
  const rivalry = second ? Math.max(0, 0.3 - (best.score - second.score)) : 0;
  return {
    separator: best.separator,
    quote: best.quote,
    confidence: Math.min(0.99, best.share) - rivalry,
    start,
  };
}

interface Consistency {
  readonly quote: '"' | false;
  /** Share of the records below the titles that have the most frequent number of cells, which is 2 or more. */
  readonly share: number;
  readonly width: number;
}

function scoreOf(text: string, separator: Separator, extension: string) {
  const found = consistency(text, separator);
  const isExpected = separator === '\t' && (extension === 'tsv' || extension === 'tab');
  const score =
    found.share === 0 ? 0 : found.share * (1 + 0.05 * Math.log2(found.width)) + (isExpected ? 0.05 : 0);
  return { separator, ...found, score };
}

/** With quotes as quotes, unless the records are more even when quotes are ordinary characters. */
function consistency(text: string, separator: Separator | undefined): Consistency {
  const quoted = evenness(splitSample(text, separator, '"'));
  if (!text.includes('"')) return { ...quoted, quote: '"' };
  const plain = evenness(splitSample(text, separator, false));
  return plain.share > quoted.share + 0.02 ? { ...plain, quote: false } : { ...quoted, quote: '"' };
}

function evenness(records: readonly (readonly string[])[]): { share: number; width: number } {
  const widths = records.map((record) => record.length);
  const counts = new Map<number, number>();
  for (const width of widths) if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1);
  const [width, count] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [1, 0];
  const first = widths.indexOf(width);
  return { width, share: first < 0 ? 0 : count / (widths.length - first) };
}

/** The first records with content; a cut or never closed one at the end is left out. */
function splitSample(text: string, separator: Separator | undefined, quote: '"' | false): string[][] {
  const records: string[][] = [];
  const collect = (record: string[]) => {
    if (record.some((cell) => cell !== '')) records.push(record);
    return null;
  };
  try {
    parse(text, { ...delimitedOptions(separator, text), quote, to: sampleRecords, on_record: collect });
  } catch (error) {
    const isOpenQuote = error instanceof Error && 'code' in error && error.code === 'CSV_QUOTE_NOT_CLOSED';
    if (!isOpenQuote) throw error;
  }
  return records;
}
