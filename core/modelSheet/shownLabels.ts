/** Which categories a sheet shows one by one, so that it stays one page. */
import type { LabelScore } from '../contract/evaluation.ts';

/** More categories than this do not fit beside the rest of the page, nor the table of all mistakes beside them. */
export const mostLabels = 12;
/** Of more, so many are listed: the weakest, and the largest of the others. */
const listedWeakest = 4;
const listedLargest = 3;
export const listedLabels = listedWeakest + listedLargest;

/** Their places: all in their order, or of many the weakest first, then the largest of the others. */
export function shownLabels(labels: readonly LabelScore[]): number[] {
  const places = [...labels.keys()];
  if (labels.length <= mostLabels) return places;
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
