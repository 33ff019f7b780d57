/** Answers in their order, but for the likeliest, which comes first. */
export function likeliestFirst<T>(values: readonly T[], isLikeliest: (value: T) => boolean): T[] {
  return values.toSorted((a, b) => Number(isLikeliest(b)) - Number(isLikeliest(a)));
}
