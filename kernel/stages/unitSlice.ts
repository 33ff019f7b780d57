/** A run of consecutive units of a source, seen as a source of its own. */
import type { UnitSource } from '../data/units.ts';

export function unitSlice(source: UnitSource, start: number, count: number): UnitSource {
  return {
    count,
    lengths: source.lengths.subarray(start, start + count),
    input: (units) => source.input(units.map((unit) => unit + start)),
  };
}
