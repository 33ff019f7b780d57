/** The last look at the examples before a training: what no model can learn from is refused here. */
import { countLabels } from './applyRecipe.ts';
import { AppError } from '../contract/errors/appError.ts';
import type { Example } from '../contract/dataset.ts';
import { minimumExamples, untrainable } from './untrainable.ts';

/**
 * Throws `dataset.one_category`, `dataset.all_labels_different` or `dataset.too_few_examples`.
 * `labelColumn` only names the column in the sentence.
 */
export function assertTrainable(examples: readonly Example[], labelColumn = ''): void {
  const reason = untrainable(countLabels(examples));
  switch (reason?.code) {
    case undefined:
      return;
    case 'one_category':
      throw new AppError('dataset.one_category', { category: reason.category });
    case 'all_labels_different':
      throw new AppError('dataset.all_labels_different', { column: labelColumn, rows: examples.length });
    case 'too_few_examples':
      throw new AppError('dataset.too_few_examples', { usable: examples.length, needed: minimumExamples });
  }
}
