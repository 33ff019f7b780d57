/** Whether two models that answered the same texts differ by more than chance. */

/** A difference that chance would make less often than this is told as one. */
export const surelyBelow = 0.05;

/**
 * McNemar's test (Q. McNemar, Psychometrika 12:153–157, 1947) in its exact form: of the texts that only one of the two
 * got right, either model has its share by the toss of a coin. The result is the two-sided probability of a split at
 * least as uneven as `onlyFirst` to `onlySecond`, 0 to 1: twice the tail of Binomial(n, 1/2), which needs no
 * approximation for small counts. Without such texts it is 1.
 */
export function mcNemar(onlyFirst: number, onlySecond: number): number {
  const count = onlyFirst + onlySecond;
  const fewer = Math.min(onlyFirst, onlySecond);
  // From the last term of the tail downwards, so that nothing underflows with many texts.
  let logLast = -count * Math.LN2;
  for (let k = 1; k <= fewer; k++) logLast += Math.log(count - k + 1) - Math.log(k);
  let term = 1;
  let tail = 1;
  for (let k = fewer; k > 0; k--) {
    term *= k / (count - k + 1);
    tail += term;
  }
  return Math.min(1, 2 * Math.exp(logLast) * tail);
}
