/** What is said about the worth of more examples. */
import type { KernelAnswer } from '../../contract/kernelAnswer.ts';
import type { StageName } from './stageTexts.ts';

type Advice = Extract<KernelAnswer, { kind: 'advised' }>['advice'][number];

export interface AdviceTexts {
  readonly heading: string;
  /** No category has enough examples to try with fewer. */
  readonly none: string;
  /** What to do then. */
  readonly label: string;
  /** How the advice came about. */
  readonly judgedBy: (stage: StageName) => string;
  readonly category: (advice: Advice) => string;
  /** "100 more examples: expect +2 to +5 points". */
  readonly gain: (advice: Advice) => string;
  /** What the figures do not say. */
  readonly note: string;
  /** Why they are not those of the run's page. */
  readonly otherMeasure: string;
}
