/** Why nothing can be learnt from these examples, if nothing can. */
/** With fewer examples nothing that could be said of a model would be true. */
export const minimumExamples = 20;

export type Untrainable =
  | { readonly code: 'one_category'; readonly category: string }
  | { readonly code: 'all_labels_different' }
  | { readonly code: 'too_few_examples' };

/** `counts`: examples of each category. */
export function untrainable(counts: ReadonlyMap<string, number>): Untrainable | undefined {
  const examples = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const [category] = counts.keys();
  if (counts.size === 1 && category !== undefined) return { code: 'one_category', category };
  if (counts.size === examples && examples > 1) return { code: 'all_labels_different' };
  return examples < minimumExamples ? { code: 'too_few_examples' } : undefined;
}
