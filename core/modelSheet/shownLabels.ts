/** Which categories a sheet shows one by one, so that it stays one page. */
import type { LabelScore } from '../contract/evaluation.ts';

/** More categories than this do not fit beside the rest of the page. */
export const listedLabels = 12;
/** Of those listed where there are more: the rest are the largest. */
const listedWeakest = 8;

/** Their places: all in their order, or of many the weakest first, then the largest of the others. */
export function shownLabels(labels: readonly LabelScore[]): number[] {
  const places = [...labels.keys()];
  if (labels.length <= listedLabels) return places;
  const recall = (place: number) => labels[place]?.recall ?? Infinity;
  const count = (place: number) => labels[place]?.count ?? 0;
  const weakest = places
    .toSorted((a, b) => recall(a) - recall(b) || count(b) - count(a))
    .slice(0, listedWeakest);
  const largest = places
    .filter((place) => !weakest.includes(place))
    .toSorted((a, b) => count(b) - count(a))
    .slice(0, listedLabels - listedWeakest);
  return [...weakest, ...largest];
}
