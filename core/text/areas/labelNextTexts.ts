/** What is said about the rows that a person should label next. */
import type { RowToLabel } from '../../contract/kernelAnswer.ts';

export interface LabelNextTexts {
  readonly heading: (count: number) => string;
  /** How they were chosen. */
  readonly chosenFrom: (unlabelled: number) => string;
  readonly row: (rowNumber: number) => string;
  readonly hesitation: (row: Pick<RowToLabel, 'proposed' | 'rival'>) => string;
  /** Fewer than asked: the rest is too alike. */
  readonly othersAlike: string;
  /** Followed by the path. */
  readonly copyAt: string;
  readonly fillIn: (column: string, markColumn: string) => string;
  /** The texts came from another column than in the training. */
  readonly otherColumn: (used: string, learned: string) => string;
  /** The copy holds the examples that the model learned from too; followed by the command. */
  readonly trainAgain: string;
  /** The examples labelled before are elsewhere; followed by `join` and the command. */
  readonly joinAndTrain: string;
  /** `file` is the spreadsheet that the model learned from, if it is known. */
  readonly join: (file: string | undefined) => string;
  /** What stands for a spreadsheet in a command. */
  readonly sheetWord: string;
  /** End of the name of the copy: `processos-para-categorizar.xlsx`. */
  readonly copySuffix: string;
}
