/** Which metric is shown to whom (product design 7.1), as data. Names for people: core/text, `metrics`. */

/** `advanced`: among the technical details. `chart`: only as a line of the chart of the learning. */
type Showing = 'always' | 'whenUnbalanced' | 'advanced' | 'chart' | 'never';

const showing = {
  accuracy: 'always',
  macroF1: 'whenUnbalanced',
  weightedF1: 'never',
  precision: 'advanced',
  recall: 'advanced',
  confusion: 'advanced',
  loss: 'chart',
} as const satisfies Record<string, Showing>;

export type Metric = keyof typeof showing;
/** Metrics that somebody gets to see. */
export type ShownMetric = Exclude<
  Metric,
  { [K in Metric]: (typeof showing)[K] extends 'never' ? K : never }[Metric]
>;

export interface Audience {
  /** The categories are unequal, or the small ones are ignored. */
  readonly isUnbalanced: boolean;
  /** Asked for the technical details. */
  readonly isAdvanced: boolean;
}

/** Whether a metric is shown as a number. */
export function isShown(metric: Metric, { isUnbalanced, isAdvanced }: Audience): boolean {
  switch (showing[metric]) {
    case 'always':
      return true;
    case 'whenUnbalanced':
      return isUnbalanced || isAdvanced;
    case 'advanced':
      return isAdvanced;
    case 'chart':
    case 'never':
      return false;
  }
}
