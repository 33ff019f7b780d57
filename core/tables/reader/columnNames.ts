/** Names for columns: every one has a name, and no two have the same. */

/** A, B … Z, AA …: what spreadsheet programs call the column at a 0-based position. */
export function columnLetter(index: number): string {
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** Unnamed columns get their letter; of equal names the second becomes "Name (2)". */
export function uniqueNames(names: readonly string[]): { names: string[]; renamed: number } {
  const taken = new Set(names.filter((name) => name !== ''));
  const used = new Set<string>();
  let renamed = 0;
  const unique = names.map((name, index) => {
    const wanted = name === '' ? columnLetter(index) : name;
    let chosen = wanted;
    for (let n = 2; used.has(chosen) || (chosen !== name && taken.has(chosen)); n++)
      chosen = `${wanted} (${n})`;
    if (name !== '' && chosen !== name) renamed++;
    used.add(chosen);
    return chosen;
  });
  return { names: unique, renamed };
}
