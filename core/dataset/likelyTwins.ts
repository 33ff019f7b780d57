/**
 * Categories that are probably one word written differently: "Recurso" and "Recursos", "Cobrança" and "Corbança",
 * "e-mail" and "email", "Secretaria" and "Secretária". Only a person knows, so these are asked, never merged unasked; what
 * is certain is in labelTwins. Everything here looks at the categories of the file alone, so that no cleaning step raises a new question.
 */
import type { Example } from '../contract/dataset.ts';
import { countLabels } from './applyRecipe.ts';
import { byCodeUnits, isBlank, tidy } from './foldText.ts';
import { accentsAgree, plain, spellingOf } from './labelSpelling.ts';
import { labelTwins } from './labelTwins.ts';
import { longestName } from './labelWords.ts';
import { isPluralOf, pluralKey } from './pluralWords.ts';
import { isSmallSlipOf, otherWordsKeys } from './smallSlips.ts';
import { isTypoOf, typoKeys } from './typingErrors.ts';

export interface LikelyTwins {
  /** The more frequent of the two, or the first by name. */
  readonly into: string;
  readonly from: string;
  readonly why: 'typo' | 'plural' | 'punctuation' | 'accent';
}

/** A category of more examples than this is no slip of the keyboard. */
const slipsAtMost = 5;
/** And what was meant has at least this many times as many. */
const timesAsMany = 3;
/** Initials mean something by their dots ("P.A.", "PA"). */
const shortestSquashed = 4;
/** Of more categories nobody can be asked; such a column holds something else. */
const askedAmong = 2000;

/** A category is joined to one other at most, so chains end at the most frequent; in the order of `from`. */
export function likelyTwins(examples: readonly Pick<Example, 'label'>[]): LikelyTwins[] {
  const counts = countLabels(examples);
  if (counts.size > askedAmong) return [];
  for (const label of counts.keys()) if (label.length > longestName || isBlank(label)) counts.delete(label);
  const labels = [...counts.keys()].sort(
    (a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || byCodeUnits(a, b),
  );
  const found = new Map<string, LikelyTwins>();
  /** `from` comes after `into` in the order above. */
  const note = (into: string, from: string, why: LikelyTwins['why']): void => {
    if (!found.has(from)) found.set(from, { into, from, why });
  };
  const name = certainNames(examples);
  for (const [into, from] of pairsOf(labels, (label) => [plain(spellingOf(label))]))
    if (name(into) !== name(from) && accentsAgree([into, from].map(spellingOf))) note(into, from, 'accent');
  for (const [into, from] of pairsOf(labels, squashedKeys))
    if (isOther(into, from)) note(into, from, 'punctuation');
  for (const [into, from] of pairsOf(labels, (label) => [pluralKey(folded(label))]))
    if (isPluralOf(folded(into), folded(from))) note(into, from, 'plural');
  for (const [into, from] of pairsOf(labels, slipKeys)) {
    const [many, few] = [counts.get(into) ?? 0, counts.get(from) ?? 0];
    if (few > slipsAtMost || many < timesAsMany * few) continue;
    const isSlip = isTypoOf(folded(from), folded(into)) || isSmallSlipOf(folded(from), folded(into));
    if (isSlip) note(into, from, 'typo');
  }
  return [...found.values()].sort((a, b) => byCodeUnits(a.from, b.from));
}

/** Pairs of labels that share a key, the earlier label first. */
function pairsOf(
  labels: readonly string[],
  keysOf: (label: string) => readonly string[],
): [string, string][] {
  const byKey = new Map<string, string[]>();
  for (const label of labels) {
    for (const key of new Set(keysOf(label))) {
      const same = byKey.get(key);
      if (same === undefined) byKey.set(key, [label]);
      else same.push(label);
    }
  }
  return [...byKey.values()].flatMap((same) =>
    same.slice(1).flatMap((from, i) => same.slice(0, i + 1).map((into): [string, string] => [into, from])),
  );
}

/** The name each label goes by when all that is certain is joined. */
function certainNames(examples: readonly Pick<Example, 'label'>[]): (label: string) => string {
  const joined = labelTwins(examples).flatMap(({ into, from }) =>
    from.map((label): [string, string] => [label, into]),
  );
  const names = new Map(joined);
  return (label) => names.get(label) ?? label;
}

/** Whether they differ in more than case, accents and spaces. */
function isOther(one: string, other: string): boolean {
  return folded(one) !== folded(other);
}

function slipKeys(label: string): string[] {
  return [...typoKeys(folded(label)), ...otherWordsKeys(folded(label))];
}

function folded(label: string): string {
  return plain(tidy(label).toLowerCase());
}

/** Without what separates words; between digits a separator means something ("1.1" and "11"), and so do signs at the ends. */
function squashedKeys(label: string): string[] {
  const separators = /(?<=\p{L})[\s_.,;:/'’()–—-]+(?=[\p{L}\d])|(?<=\d)[\s_.,;:/'’()–—-]+(?=\p{L})/gu;
  const squashed = folded(label).replaceAll(separators, '');
  return squashed.length < shortestSquashed ? [] : [squashed];
}
