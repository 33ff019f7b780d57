/** Why nothing can be learnt from these examples, if nothing can. */
import type { Example } from '../contract/dataset.ts';
import { countLabels } from './applyRecipe.ts';

/** With fewer examples nothing that could be said of a model would be true. */
export const minimumExamples = 20;

export type Untrainable =
  | { readonly code: 'one_category'; readonly category: string }
  | { readonly code: 'all_labels_different' }
  | { readonly code: 'too_few_examples' };

export function untrainable(examples: readonly Pick<Example, 'label'>[]): Untrainable | undefined {
  const counts = countLabels(examples);
  const [category] = counts.keys();
  if (counts.size === 1 && category !== undefined) return { code: 'one_category', category };
  if (counts.size === examples.length && examples.length > 1) return { code: 'all_labels_different' };
  return examples.length < minimumExamples ? { code: 'too_few_examples' } : undefined;
}
