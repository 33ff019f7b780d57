/** Header texts that no column of the file has yet. */

/** Each of `wanted`, followed by " (2)", " (3)" … where `taken` or an earlier one has it; letter case does not distinguish. */
export function freeColumnNames<T extends readonly string[]>(
  wanted: T,
  taken: readonly string[],
): { [K in keyof T]: string };
export function freeColumnNames(wanted: readonly string[], taken: readonly string[]): string[] {
  const used = new Set(taken.map(fold));
  return wanted.map((name) => {
    let free = name;
    for (let number = 2; used.has(fold(free)); number++) free = `${name} (${number})`;
    used.add(fold(free));
    return free;
  });
}

const fold = (name: string): string => name.trim().normalize('NFC').toLowerCase();
