/** One figure the project owes, with the bar it must meet. Lies beside its part as `*.measure.ts`. */

export interface MeasureContext {
  /** A short version that proves the script runs; its value is not a figure to quote. */
  readonly quick: boolean;
  /** Prints one line of progress. */
  readonly say: (line: string) => void;
}

export type MeasureOutcome =
  { readonly value: number; readonly details?: Record<string, unknown> } | { readonly skipped: string };

export interface Measurement {
  readonly name: string;
  readonly about: string;
  readonly unit: string;
  readonly bar: { readonly most?: number; readonly least?: number };
  run(context: MeasureContext): Promise<MeasureOutcome>;
}

/** Whether a value meets its bar. */
export function meetsBar(value: number, bar: Measurement['bar']): boolean {
  return value <= (bar.most ?? Infinity) && value >= (bar.least ?? -Infinity);
}
