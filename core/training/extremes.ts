/**
 * The largest and the smallest of any number of values. Spread into `Math.max`, as many values as a large spreadsheet has
 * categories would not fit on the call stack.
 */

/** −∞ where there is no value. */
export function largestOf(values: Iterable<number>): number {
  let largest = -Infinity;
  for (const value of values) largest = Math.max(largest, value);
  return largest;
}

/** ∞ where there is no value. */
export function smallestOf(values: Iterable<number>): number {
  let smallest = Infinity;
  for (const value of values) smallest = Math.min(smallest, value);
  return smallest;
}
