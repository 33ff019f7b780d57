/** A few rows to look at before training (R21, product design 4.2): is this the text, and is this its category? */
import type { Example } from '../contract/dataset.ts';
import type { SampleRow } from '../contract/excerpt.ts';
import { countLabels } from './applyRecipe.ts';
import { excerptsOf } from './excerptsOf.ts';
import { byCodeUnits, isBlank } from './foldText.ts';

const rowsShown = 5;

/**
 * The first row of each of the most frequent categories, then the second ones, until there are five: as many categories
 * as there is room for. The same rows give the same sample.
 */
export function sampleRows(examples: readonly Example[]): SampleRow[] {
  const seen = examples.filter(({ text, label }) => !isBlank(text) && !isBlank(label));
  const largest = [...countLabels(seen)]
    .sort(([a, one], [b, other]) => other - one || byCodeUnits(a, b))
    .slice(0, rowsShown);
  const firstOf = largest.map(([label]) => firstOnes(seen, label));
  const chosen = Array.from({ length: rowsShown }, (_, i) => i)
    .flatMap((i) => firstOf.flatMap((rows) => rows[i] ?? []))
    .slice(0, rowsShown);
  return excerptsOf(chosen).map((excerpt, i) => ({ ...excerpt, label: chosen[i]?.label ?? '' }));
}

function firstOnes(examples: readonly Example[], label: string): Example[] {
  const found: Example[] = [];
  for (const example of examples) {
    if (example.label === label) found.push(example);
    if (found.length === rowsShown) break;
  }
  return found;
}
