/** Which categories a sheet shows one by one, so that it stays one page. */
import type { LabelScore } from '../contract/evaluation.ts';

/** More categories than this do not fit beside the rest of the page, nor the table of all mistakes beside them. */
const mostLabels = 12;
/** Nor do more lines: a name takes two where it is longer than this, in characters, and never more (style.ts). */
const longestInOneLine = 22;
const mostLines = 16;
/** Of more, so many are listed: the weakest, and the largest of the others. */
const listedWeakest = 4;
const listedLargest = 3;
export const listedLabels = listedWeakest + listedLargest;

/** Whether all of them are shown, and all mistakes. */
export function allFit(labels: readonly Pick<LabelScore, 'label'>[]): boolean {
  return labels.length <= mostLabels && linesOf(labels) <= mostLines;
}

/** Lines that their names take. */
export function linesOf(labels: readonly Pick<LabelScore, 'label'>[]): number {
  return labels.reduce((sum, { label }) => sum + (Array.from(label).length > longestInOneLine ? 2 : 1), 0);
}

/** Their places: all in their order, or of many the weakest first, then the largest of the others. */
export function shownLabels(labels: readonly LabelScore[]): number[] {
  const places = [...labels.keys()];
  if (allFit(labels)) return places;
  const recall = (place: number) => labels[place]?.recall ?? Infinity;
  const count = (place: number) => labels[place]?.count ?? 0;
  const weakest = places
    .toSorted((a, b) => recall(a) - recall(b) || count(b) - count(a))
    .slice(0, listedWeakest);
  const largest = places
    .filter((place) => !weakest.includes(place))
    .toSorted((a, b) => count(b) - count(a))
    .slice(0, listedLargest);
  return [...weakest, ...largest];
}
