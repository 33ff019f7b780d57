/**
 * Rows of the shared court movements whose personal data were marked by reading them, in samples. The marks are kept by row
 * number and place, so that no text of them is here. Names that no title, part or office announces are marked `bareName`:
 * they are not promised to be found.
 */
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { personalDataKindSchema } from '../../../contract/personalData.ts';
import { csvTable } from '../../testing/csvTable.ts';
import type { JudgedText } from './scoreFindings.ts';

const marksSchema = z.object({
  /** Row numbers as the table reader counts them: the header is row 1. */
  rowsRead: z.array(z.int()),
  marks: z.array(
    z.tuple([z.int(), z.union([personalDataKindSchema, z.literal('bareName')]), z.int(), z.int()]),
  ),
});

/**
 * The samples by their files. `movimentacoes`: the first 200 rows and all with a line of 209 characters or more; the finders
 * were made on them. `drawn`: 340 rows drawn by chance and marked before the finders ran on them, 170 of all texts and 170
 * of the longer ones that differ from every text read before in more than digits. `kept`: 300 more of the latter, with 60
 * characters or more, whose mistakes nobody looked at while those of `drawn` were mended. `last`: 250 like those, marked and
 * judged after the mistakes of `kept` were mended.
 */
const files = {
  movimentacoes: 'movimentacoesMarks.json',
  drawn: 'movimentacoesDrawnMarks.json',
  kept: 'movimentacoesKeptMarks.json',
  last: 'movimentacoesLastMarks.json',
} as const;
export type MarkedSample = keyof typeof files;
export const markedSamples: readonly MarkedSample[] = ['movimentacoes', 'drawn', 'kept', 'last'];

/** The rows read, with their marks. `path` is the file of the movements. */
export function markedRows(path: string, sample: MarkedSample): JudgedText[] {
  const file = new URL(files[sample], import.meta.url);
  const { rowsRead, marks } = marksSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const texts = new Map(csvTable(path).rows.map(({ rowNumber, cells }) => [rowNumber, cells[0] ?? '']));
  return rowsRead.map((rowNumber) => {
    const text = texts.get(rowNumber);
    if (text === undefined) throw new Error(`${path} has no row ${rowNumber}`);
    const own = marks.filter(([row]) => row === rowNumber);
    return {
      text,
      marks: own.flatMap(([, kind, start, end]) => (kind === 'bareName' ? [] : [{ kind, start, end }])),
      unjudged: own.flatMap(([, kind, start, end]) =>
        kind === 'bareName' ? [{ kind: 'person', start, end }] : [],
      ),
    };
  });
}
