/** The model sheet (R46): one page about a model, for whoever answers for its use. `{names}` are places for facts. */
import type { AllForReview } from '../../contract/evaluation.ts';

export interface ModelSheetTexts {
  readonly fileName: string;
  readonly title: string;
  readonly headline: string;
  readonly madeOn: string;
  readonly whatHeading: string;
  /** What it reads and what it answers. */
  readonly task: string;
  readonly base: string;
  readonly review: string;
  readonly warnings: string;
  readonly dataHeading: string;
  readonly data: Readonly<
    Record<
      | 'file'
      | 'sheet'
      | 'textColumn'
      | 'labelColumn'
      | 'totalRows'
      | 'usedRows'
      | 'conflicts'
      | 'train'
      | 'validation'
      | 'test',
      string
    >
  >;
  readonly resultHeading: string;
  readonly methods: { readonly caption: string; readonly columns: readonly [string, string, string] };
  readonly delivered: string;
  readonly onTraining: string;
  /** Of a linear model. */
  readonly onUnseenTraining: string;
  readonly onValidation: string;
  readonly categories: {
    readonly caption: string;
    readonly examples: string;
    /** Where there are too many for the page. */
    readonly partCaption: string;
    readonly others: string;
    /** What the columns mean. */
    readonly note: string;
  };
  readonly confusion: { readonly corner: string; readonly note: string };
  /** Where the table would be too wide. */
  readonly mistakes: { readonly caption: string; readonly columns: readonly [string, string, string] };
  readonly limitsHeading: string;
  readonly limits: readonly string[];
  readonly notTested: string;
  readonly allForReview: Readonly<Record<AllForReview, string>>;
  readonly madeHeading: string;
  readonly settings: string;
  readonly environment: string;
  readonly fingerprints: string;
  readonly names: Readonly<Record<'item' | 'value' | 'preset' | 'run' | 'fileHash' | 'weightsHash', string>>;
  /** Followed by file and field. */
  readonly source: string;
  readonly sourceNote: string;
}
