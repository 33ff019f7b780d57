/** Compares arrays of numbers and, on failure, names the worst element. */
import assert from 'node:assert/strict';

/** Fails unless |actual − expected| ≤ absolute + relative·|expected| everywhere. */
export function expectClose(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  { absolute = 0, relative = 0, name = 'array' }: { absolute?: number; relative?: number; name?: string },
): void {
  assert.equal(actual.length, expected.length, `${name}: length`);
  let worst = { index: -1, excess: 0 };
  for (let i = 0; i < actual.length; i++) {
    const a = actual[i] ?? Number.NaN;
    const e = expected[i] ?? Number.NaN;
    const excess = Math.abs(a - e) / (absolute + relative * Math.abs(e));
    if (!(excess <= Math.max(worst.excess, 1))) worst = { index: i, excess };
  }
  if (worst.index < 0) return;
  const [a, e] = [actual[worst.index], expected[worst.index]];
  assert.fail(
    `${name}[${worst.index}] is ${a}, expected ${e} (${worst.excess.toFixed(1)} times the tolerance)`,
  );
}
