/** What is said about categories that are probably wrong. */
import type { KernelAnswer } from '../../contract/kernelAnswer.ts';
import type { StageName } from './stageTexts.ts';

type Suspect = Extract<KernelAnswer, { kind: 'suspected' }>['suspects'][number];

export interface SuspectTexts {
  readonly found: (count: number, rows: number) => string;
  readonly none: (rows: number) => string;
  /** How the doubt came about. */
  readonly judgedBy: (stage: StageName) => string;
  readonly row: (suspect: Suspect) => string;
  readonly hidden: (count: number) => string;
  /** What to do with the list. */
  readonly look: string;
  /** What corrections that follow a model do to the next figure. */
  readonly flatters: string;
}
