/** A spreadsheet as people make them, with what is true about it: what the guesses of the product are scored against. */
import type { TableFact, TableHead } from '../../../contract/table.ts';

/** What the product finds out by looking. */
export const layoutQuestions = ['sheet', 'header', 'encoding', 'separator', 'text', 'label'] as const;
export type LayoutQuestion = (typeof layoutQuestions)[number];

export interface LayoutTruth {
  readonly sheet?: string;
  /** 1-based row of the file with the names (the lower one of two), 0 where there is none. */
  readonly headerRow: number;
  readonly encoding?: TableHead['encoding'];
  /** Absent where the file is one column, or no text file. */
  readonly separator?: TableHead['separator'];
  /** Names of the columns; absent where the file has none for the role: then none may be taken. */
  readonly text?: string;
  readonly label?: string;
  /** Data rows that are left when titles, blanks, totals and repeated names are gone. */
  readonly rows?: number;
  /** What nobody could know by looking: a confident answer is wrong, whatever it says. */
  readonly asks?: readonly LayoutQuestion[];
  /** What must be said about the reading. */
  readonly says?: readonly TableFact['code'][];
}

export interface Layout {
  /** Name of the file; unique among all layouts. */
  readonly file: string;
  readonly bytes: () => Buffer;
  readonly truth: LayoutTruth;
}
