/**
 * How unfit each problem makes a row to learn from, 0 to 1: the numbers of the quality score in one place.
 * The worst problem of a row counts. Their order keeps the score from falling when something is mended (scoreQuality.test):
 * what a step takes out for good (`empty`, `copy`) or joins (`twin`) costs more than the worst its going can do to the rows
 * that stay (`fewExamples`, `imbalance`). A row that is only given up can come back when two categories turn out to be
 * one; it costs less than before it was given up, and no less than it may cost when it comes back.
 */
export const rowCosts = {
  empty: 1,
  /** The only row of its category. */
  unlearnable: 0.9,
  /** The same, left out by the recipe. */
  unlearnableGivenUp: 0.6,
  /** Its text stands under several categories. */
  conflict: 0.6,
  /** The same, left out by the recipe. */
  conflictGivenUp: 0.5,
  copy: 0.5,
  /** The rarer name of what is probably one category. */
  twin: 0.5,
  /** Its cell names several; no more than `twin`: joining two spellings of such a cell costs nothing. */
  severalCategories: 0.5,
  /** In a category of no example; none from the recommended number on. */
  fewExamples: 0.45,
  /** In a category of no example; none from a tenth of the largest on. */
  imbalance: 0.3,
  shortText: 0.2,
  /** Of which nothing is read; none where all is. */
  longText: 0.2,
  damagedNumber: 0.1,
  /** As hard to read as a text of which much is missing. */
  doubleEncoded: 0.2,
} as const;
