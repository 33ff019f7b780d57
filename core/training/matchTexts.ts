/** Finds the texts of one test part in another, whatever rows they stand in. */
import type { TestPrediction } from '../contract/testPrediction.ts';

export interface TextPair {
  readonly first: TestPrediction;
  readonly second: TestPrediction;
}

/**
 * Pairs of the same text, in the order of the first list. Of a text that occurs several times (under several categories)
 * those with the same category are paired first, the others by their order.
 */
export function matchTexts(first: readonly TestPrediction[], second: readonly TestPrediction[]): TextPair[] {
  const waiting = byKey(second);
  const pairs = new Map<TestPrediction, TestPrediction>();
  const take = (one: TestPrediction, fits: (other: TestPrediction) => boolean) => {
    const others = waiting.get(one.key) ?? [];
    const at = others.findIndex(fits);
    const [other] = at < 0 ? [] : others.splice(at, 1);
    if (other) pairs.set(one, other);
  };
  for (const one of first) take(one, ({ truth }) => truth === one.truth);
  for (const one of first) if (!pairs.has(one)) take(one, () => true);
  return first.flatMap((one) => {
    const other = pairs.get(one);
    return other ? [{ first: one, second: other }] : [];
  });
}

function byKey(predictions: readonly TestPrediction[]): Map<string, TestPrediction[]> {
  const found = new Map<string, TestPrediction[]>();
  for (const prediction of predictions) {
    const same = found.get(prediction.key);
    if (same) same.push(prediction);
    else found.set(prediction.key, [prediction]);
  }
  return found;
}
