/**
 * Several categories in one cell: "Recurso; Acordo", "Acordo / Sentença", "A, B". Signs alone prove nothing, because
 * names have them too ("Busca, apreensão", "Cível/Família"): a cell holds several names where it can be divided at such
 * signs so that every part is itself a category of the column, in any spelling that certainly is the same word.
 * - A part needs `fewestRows` rows of its own: one row may be the slip of somebody who wrote half of a name.
 * - A cell that is more than `mostOfPart` times as frequent as one of its parts is a name of its own: people who put two
 *   categories into a cell do so now and then, and those who shorten a name do so more rarely still.
 * - Between two digits a comma, a stroke or a plus belongs to the number ("1,5", "10/2024").
 * Hyphens and "and" are no such signs: they make one name of two words far more often ("Custas e honorários").
 */
import { isBlank } from './foldText.ts';
import { plain, spellingOf } from './labelSpelling.ts';
import { longestName } from './labelWords.ts';

const fewestRows = 2;
const mostOfPart = 10;
const separators = /[;|\r\n]|(?<!\d)[,/+]|[,/+](?!\d)/gu;

/** The names in a cell, as they stand there; undefined where it is one name. */
export type NamesIn = (label: string) => readonly string[] | undefined;

/** `counts`: rows of each category of the column. */
export function namesAmong(counts: ReadonlyMap<string, number>): NamesIn {
  const rows = new Map<string, number>();
  for (const [label, count] of counts) {
    const name = plain(spellingOf(label));
    rows.set(name, (rows.get(name) ?? 0) + count);
  }
  return (label) => {
    const places = label.length > longestName ? [] : placesBetween(label);
    if (places.length < 2) return undefined;
    const fewest = Math.max(fewestRows, (rows.get(plain(spellingOf(label))) ?? 0) / mostOfPart);
    const names = divide(label, places, (name) => (rows.get(name) ?? 0) >= fewest);
    return names && new Set(names.map((name) => plain(spellingOf(name)))).size > 1 ? names : undefined;
  };
}

interface Place {
  readonly start: number;
  readonly end: number;
}

/** What stands between the signs, where something can be seen. */
function placesBetween(label: string): Place[] {
  const signs = Array.from(label.matchAll(separators), ({ index }) => index);
  return [-1, ...signs]
    .map((sign, i) => ({ start: sign + 1, end: signs[i] ?? label.length }))
    .filter(({ start, end }) => !isBlank(label.slice(start, end)));
}

/** From the last place on; a name that has such a sign itself takes several places. The whole is no part of itself. */
function divide(
  label: string,
  places: readonly Place[],
  isName: (name: string) => boolean,
): readonly string[] | undefined {
  /** The names from each place to the end, where these can be divided. */
  const rest: (readonly string[] | undefined)[] = [];
  rest[places.length] = [];
  for (let first = places.length - 1; first >= 0; first--) {
    for (const [last, { end }] of places.entries()) {
      const after = rest[last + 1];
      const isWhole = first === 0 && last === places.length - 1;
      if (last < first || isWhole || after === undefined) continue;
      const name = label.slice(places[first]?.start, end).trim();
      if (isName(plain(spellingOf(name)))) rest[first] ??= [name, ...after];
    }
  }
  return rest[0];
}
