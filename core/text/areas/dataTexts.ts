/** What is said about a spreadsheet: how it was read, which columns were found, what the cleaning did. */
import type { CleaningEffect, CleaningStep } from '../../contract/cleaning.ts';
import type { ColumnGuess } from '../../contract/columns.ts';
import type { DatasetSummary } from '../../contract/dataset.ts';
import type { SampleRow } from '../../contract/excerpt.ts';
import type { PersonalDataKind } from '../../contract/personalData.ts';
import type { separators, TableFact, TableHead, tableFormats, textEncodings } from '../../contract/table.ts';

type Effect<K extends CleaningStep['kind']> = Omit<CleaningEffect, 'step'> & {
  readonly step: Extract<CleaningStep, { kind: K }>;
};

/** What a fact can name of the table it is about. */
export type FactPlace = Pick<TableHead, 'sheets' | 'columns'>;

export interface DataTexts {
  readonly formats: Readonly<Record<(typeof tableFormats)[number], string>>;
  readonly encodings: Readonly<Record<(typeof textEncodings)[number], string>>;
  readonly separators: Readonly<Record<(typeof separators)[number], string>>;
  readonly facts: { readonly [K in TableFact['code']]: (fact: TableFact, head: FactPlace) => string };
  readonly reasons: Readonly<Record<ColumnGuess['reasons'][number], string>>;
  readonly confidence: Readonly<Record<'high' | 'medium' | 'low', string>>;
  /** Several of the kind, in a list. */
  readonly personalData: Readonly<Record<PersonalDataKind, string>>;
  readonly cleaning: { readonly [K in CleaningStep['kind']]: (effect: Effect<K>) => string };
  /** One line: format, sheet, rows, columns. */
  readonly table: (head: TableHead, rows: number) => string;
  readonly readingHeading: string;
  readonly columnsHeading: string;
  readonly textColumn: string;
  readonly labelColumn: string;
  readonly noColumn: string;
  readonly otherCandidates: (names: readonly string[]) => string;
  readonly askColumns: string;
  /** The suggested column is likely, not sure; `others` are the other columns but for the texts'. */
  readonly doubtLabel: (column: string, others: readonly string[]) => string;
  /** Each followed by its command. */
  readonly next: {
    readonly labelIsRight: (column: string) => string;
    readonly labelIsOther: string;
    readonly toClassify: string;
    /** What stands for a name and a model in a command. */
    readonly nameWord: string;
    readonly modelWord: string;
  };
  /** Of a file whose reading is in doubt: what is shown below the question, and each answer, followed by its command. */
  readonly unclear: {
    readonly heading: string;
    readonly bestGuess: string;
    readonly sheet: (name: string) => string;
    /** `row` 0: the file has no names of columns. */
    readonly headerRow: (row: number) => string;
    readonly encoding: (name: string) => string;
    readonly separator: (symbol: string) => string;
  };
  /** One line: which sheet and columns are used. */
  readonly source: (summary: DatasetSummary) => string;
  /** "You will train on 3,912 of 4,020 rows". */
  readonly usedRows: (summary: DatasetSummary) => string;
  /** The same where nothing is trained, or nothing can be. */
  readonly usableRows: (summary: DatasetSummary) => string;
  /** Which columns keep rows together, and what for. */
  readonly keptTogether: (columns: readonly string[]) => string;
  readonly cleaningHeading: string;
  readonly labelsHeading: (count: number) => string;
  /** Over some texts and their categories. */
  readonly sampleHeading: string;
  readonly sampleRow: (row: SampleRow) => string;
  readonly hiddenLabels: (count: number) => string;
  readonly characters: (characters: DatasetSummary['characters']) => string;
  readonly warningsHeading: string;
}
