/**
 * Category spellings that are the same word for a person: "Petição", "PETICAO", "petição ", "Petição.".
 * Letters, digits and signs inside never change, so "cível"/"criminal", "1ª"/"2ª" and "C"/"C++" stay apart.
 */
import type { Example } from '../contract/dataset.ts';
import { countLabels } from './applyRecipe.ts';
import { byCodeUnits, isBlank, textKey, tidy, withoutAccents } from './foldText.ts';

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
  const families = [...groupBy(labels, (label) => withoutAccents(bare(label))).values()];
  return families
    .flatMap((family) => (accentsAgree(family) ? [family] : [...groupBy(family, accented).values()]))
    .map((spellings) => mergeInto(spellings, counts))
    .filter(({ from }) => from.length > 0)
    .sort((a, b) => byCodeUnits(a.into, b.into));
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

const leftBehind = ' .,;:';

/** Without the punctuation people leave behind at the end; signs that mean something ("A-", "C++", "?") stay. */
function bare(label: string): string {
  const shown = tidy(label);
  // A pattern for what stands at the end would be tried at every place of a label made of such signs.
  let length = shown.length;
  while (length > 0 && leftBehind.includes(shown.charAt(length - 1))) length--;
  return shown.slice(0, length) || shown;
}

function accented(label: string): string {
  return textKey(bare(label));
}

/** False where two spellings have different accents on the same letter: "avó" and "avô" are two words. */
function accentsAgree(family: readonly string[]): boolean {
  const seen: string[] = [];
  for (const label of family) {
    const letters =
      accented(label)
        .normalize('NFD')
        .match(/\P{Mn}\p{Mn}*/gu) ?? [];
    for (const [place, letter] of letters.entries()) {
      if (letter.length === 1) continue;
      if ((seen[place] ?? letter) !== letter) return false;
      seen[place] = letter;
    }
  }
  return true;
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
