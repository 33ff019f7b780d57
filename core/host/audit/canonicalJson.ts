/** One text for one value: keys in order, no spaces. What is hashed and signed must not depend on who wrote it down. */

export type Plain =
  string | number | boolean | null | undefined | readonly Plain[] | { readonly [key: string]: Plain };

/** Keys that are undefined are left out, as JSON does. Numbers are written as JavaScript writes them (RFC 8785). */
export function canonicalJson(value: Plain): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const parts = Object.keys(value)
    .sort()
    .filter((key) => value[key] !== undefined)
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`);
  return `{${parts.join(',')}}`;
}

/** Array.isArray knows no read-only ones. */
function isList(value: object): value is readonly Plain[] {
  return Array.isArray(value);
}
