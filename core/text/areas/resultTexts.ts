/** How well a model does, in plain words (product design 5.1, 7.1, 7.2). */
import type { Interval, LabelScore, ReviewPoint, verdictCodes } from '../../contract/evaluation.ts';
import type { StageResult } from '../../contract/runRecord.ts';
import type { Stage } from '../../contract/runConfig.ts';
import type { KeptEstimate } from '../../contract/timeEstimates.ts';
import type { labelTipCodes } from '../../contract/tip.ts';
import type { ShownMetric } from '../../training/shownMetrics.ts';

export interface ResultTexts {
  readonly done: string;
  readonly stopped: string;
  /** "Your model is right in 87 % of the cases (between 84 % and 90 %)". */
  readonly headline: (accuracy: number, interval: Interval) => string;
  readonly ofHundred: (accuracy: number, stage: Stage) => string;
  readonly tested: (count: number) => string;
  readonly comparedWithSimple: (accuracy: number, baselineAccuracy: number) => string;
  readonly verdicts: Readonly<Record<(typeof verdictCodes)[number], string>>;
  /** Behind `class_imbalance_issue`: the categories that are ignored; there is at least one. */
  readonly ignoredLabels: (labels: readonly string[]) => string;
  /** The same verdict where none is ignored: the categories of which half or more was missed; there is at least one. */
  readonly missedLabels: (labels: readonly string[]) => string;
  /** The same verdict where more than half of every category was found. */
  readonly weakestLabel: (label: string) => string;
  /** `underfitting` where the check went better. */
  readonly learntLittle: string;
  /** `baseline_as_good` where another model got more right in the check. */
  readonly simpleChosenBefore: string;
  /** What people call a metric (product design 7.1). */
  readonly metrics: Readonly<Record<ShownMetric, string>>;
  readonly stagesHeading: string;
  /** `testAccuracy` is of the final check on texts never seen. */
  readonly stageLine: (result: StageResult, testAccuracy: number | undefined) => string;
  readonly deliveredMark: string;
  readonly deliveredBecause: (stage: Stage, stages: readonly StageResult[]) => string;
  /** By what it was chosen, where there was a choice. */
  readonly chosenBy: (stages: readonly StageResult[]) => string;
  /** Of a run whose settings were searched: what may be believed of which figure. */
  readonly searched: (trials: number) => string;
  readonly balance: (macroF1: number) => string;
  readonly labelsHeading: string;
  readonly labelScore: (score: LabelScore) => string;
  readonly notTested: string;
  readonly hiddenLabels: (count: number) => string;
  readonly review: {
    readonly heading: string;
    /** "Automatic for 72 % of the texts; promised: 95 % right"; of a point that lets through `texts` of the check. */
    readonly point: (point: ReviewPoint, texts: number) => string;
    /** Under a point that the check did not bear out. */
    readonly missed: (point: ReviewPoint) => string;
    readonly note: string;
    /** How to mark by another promise than the product's own. */
    readonly other: (promise: number) => string;
  };
  readonly tipsHeading: string;
  readonly tips: Readonly<
    Record<
      (typeof labelTipCodes)[number],
      (labels: readonly string[], rows: readonly number[] | undefined) => string
    >
  > & {
    readonly confused: (
      pairs: readonly { readonly truth: string; readonly taken: string; readonly count: number }[],
    ) => string;
    readonly stopped_improving: (round: number) => string;
  };
  readonly adjustmentsHeading: string;
  readonly modelHeading: string;
  readonly nextHeading: string;
  readonly next: {
    readonly resume: string;
    readonly tryText: string;
    readonly classify: string;
    /** Name of a spreadsheet that a command could be given. */
    readonly exampleFile: string;
    /** Rows whose category looks wrong. */
    readonly suspects: string;
    readonly advise: string;
    /** Once the spreadsheet was changed. */
    readonly trainAgain: string;
    /** The same, with the check of the earlier run. */
    readonly trainComparably: string;
    readonly compare: string;
    /** Stands in a command for the folder of a run that is yet to be made. */
    readonly newRun: string;
    /** Which texts to label. */
    readonly choose: string;
    readonly export: string;
    readonly sheet: string;
    /** Where it was as good: training it alone. */
    readonly simpleMethod: string;
    readonly details: string;
  };
  readonly details: {
    readonly heading: string;
    readonly columns: readonly [label: string, precision: string, recall: string, f1: string, count: string];
    readonly confusionNote: string;
    readonly figures: (figures: {
      /** Linear models: every text scored by a model that did not see it. */
      readonly stage: Stage;
      readonly train: number;
      readonly validation: number;
      readonly temperature: number;
      readonly macroF1: number;
    }) => readonly string[];
    /** A time that was told while the run went on, beside what it then took. */
    readonly timeTold: (estimate: KeptEstimate) => string;
  };
  readonly unknownLabels: (labels: readonly string[]) => string;
}
