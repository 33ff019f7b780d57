/** The last look at the examples before a training: what no model can learn from is refused here. */
import { AppError } from '../contract/errors/appError.ts';
import type { Example } from '../contract/dataset.ts';
import { countLabels } from './applyRecipe.ts';

/** With fewer examples nothing that could be said of a model would be true. */
export const minimumExamples = 20;

/**
 * Throws `dataset.one_category`, `dataset.all_labels_different` or `dataset.too_few_examples`.
 * `labelColumn` only names the column in the sentence.
 */
export function assertTrainable(examples: readonly Example[], labelColumn = ''): void {
  const counts = countLabels(examples);
  const [category] = counts.keys();
  if (counts.size === 1 && category !== undefined) throw new AppError('dataset.one_category', { category });
  if (counts.size === examples.length && examples.length > 1) {
    throw new AppError('dataset.all_labels_different', { column: labelColumn, rows: examples.length });
  }
  if (examples.length < minimumExamples) {
    throw new AppError('dataset.too_few_examples', { usable: examples.length, needed: minimumExamples });
  }
}
