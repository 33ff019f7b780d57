/**
 * Category spellings that are the same word for a person: "Petição", "PETICAO", "petição ", "Petição.".
 * Letters, digits and signs inside never change, so "cível"/"criminal", "1ª"/"2ª" and "C"/"C++" stay apart; so do names
 * that may be two by their accents ("Secretaria"/"Secretária"), which likelyTwins asks about.
 */
import type { Example } from '../contract/dataset.ts';
import { mayBeTwo } from './accentPairs.ts';
import { countLabels } from './applyRecipe.ts';
import { byCodeUnits, isBlank, tidy } from './foldText.ts';
import { accentsAgree, plain, spellingOf } from './labelSpelling.ts';

export interface LabelTwins {
  /** The most frequent spelling, tidied. */
  readonly into: string;
  /** The other spellings, exactly as the rows have them. */
  readonly from: readonly string[];
}

/** All sets of twins, in the order of their names; a set may be one spelling that merely has stray spaces. */
export function labelTwins(examples: readonly Pick<Example, 'label'>[]): LabelTwins[] {
  const counts = countLabels(examples);
  const labels = [...counts.keys()].filter((label) => !isBlank(label));
  const families = [...groupBy(labels, (label) => plain(spellingOf(label))).values()];
  return families
    .flatMap((family) => {
      const bySpelling = groupBy(family, spellingOf);
      return isOneName(bySpelling, counts) ? [family] : [...bySpelling.values()];
    })
    .map((spellings) => mergeInto(spellings, counts))
    .filter(({ from }) => from.length > 0)
    .sort((a, b) => byCodeUnits(a.into, b.into));
}

/** Of spellings that are the same without accents, each with the labels written so. */
function isOneName(
  bySpelling: ReadonlyMap<string, readonly string[]>,
  counts: ReadonlyMap<string, number>,
): boolean {
  if (!accentsAgree([...bySpelling.keys()])) return false;
  const spellings = [...bySpelling].map(([spelling, labels]) => ({
    spelling,
    // Whoever types in capitals leaves the accents out: such rows are no proof of a second word.
    count: labels
      .filter((label) => label !== label.toUpperCase())
      .reduce((sum, label) => sum + (counts.get(label) ?? 0), 0),
  }));
  return !spellings.some((one, i) => spellings.slice(0, i).some((other) => mayBeTwo(one, other)));
}

function mergeInto(spellings: readonly string[], counts: ReadonlyMap<string, number>): LabelTwins {
  const totals = new Map<string, number>();
  for (const spelling of spellings) {
    const shown = tidy(spelling);
    totals.set(shown, (totals.get(shown) ?? 0) + (counts.get(spelling) ?? 0));
  }
  const [into = ''] = [...totals]
    .sort(([a, countA], [b, countB]) => countB - countA || richness(b) - richness(a) || byCodeUnits(b, a))
    .map(([spelling]) => spelling);
  return { into, from: spellings.filter((spelling) => spelling !== into).sort(byCodeUnits) };
}

/** Of two equally frequent spellings the one with its accents is the careful one. */
function richness(spelling: string): number {
  return spelling.normalize('NFD').length;
}

function groupBy(items: readonly string[], key: (item: string) => string): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return groups;
}
