/**
 * How closely a sheet is printed, so that it stays one page: estimated from what makes one longer than another, by heights
 * that were measured in Chromium. A4 leaves 281 mm.
 */
import type { EvaluationReport } from '../contract/evaluation.ts';
import { allFit, linesOf, shownLabels } from './shownLabels.ts';

/** Millimetres, in Portuguese, which is the longer language. */
const withoutLabels = 216;
const perLine = 3.3;
const perLabel = 0.3;
const perWarning = 8;
const othersNote = 6;
const roomyUpTo = 270;

export type Density = 'roomy' | 'dense';

export function densityOf({ test, verdicts }: Pick<EvaluationReport, 'test' | 'verdicts'>): Density {
  const shown = shownLabels(test.labels).flatMap((place) => test.labels[place] ?? []);
  const height =
    withoutLabels +
    perLine * linesOf(shown) +
    perLabel * shown.length +
    perWarning * (verdicts.length - 1) +
    (allFit(test.labels) ? 0 : othersNote);
  return height <= roomyUpTo ? 'roomy' : 'dense';
}
