/** Two runs beside each other, in plain words (R43). The first is called A, the second B. */
import type { Comparison, flipKinds, PairedScore, testSets } from '../../contract/comparison.ts';

export interface ComparisonTexts {
  readonly heading: string;
  /** What a run delivered, and how often that is right. */
  readonly run: (run: Comparison['first']) => string;
  readonly testSet: Readonly<Record<(typeof testSets)[number], (shared: number) => string>>;
  /** Followed by the command that makes the second run comparable. */
  readonly trainComparably: string;
  readonly comparable: string;
  readonly notComparable: string;
  /** Same texts, but a run did not keep its single answers. */
  readonly noSingleAnswers: string;
  readonly renamed: (names: Comparison['renamed']) => string;
  /** Labels were changed; followed by the scores on either. */
  readonly relabelled: (count: number) => string;
  readonly agreeing: (relabelled: NonNullable<Comparison['relabelled']>) => string;
  readonly onLabels: Readonly<Record<PairedScore['labels'], string>>;
  readonly score: (score: PairedScore) => string;
  /** McNemar's test in words. */
  readonly evidence: (score: PairedScore) => string;
  readonly differencesHeading: string;
  readonly noDifferences: string;
  readonly difference: (what: string, first: string, second: string) => string;
  readonly flipsHeading: (count: number) => string;
  readonly flipKinds: Readonly<Record<(typeof flipKinds)[number], (count: number) => string>>;
  readonly flip: (flip: Comparison['flips'][number]) => string;
  readonly hiddenFlips: (count: number) => string;
}
