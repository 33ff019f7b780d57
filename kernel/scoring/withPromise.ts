/** A model that marks for review by another promise than the product's own. */
import { AppError } from '../../core/contract/errors/appError.ts';
import type { ModelManifest } from '../../core/contract/modelManifest.ts';

/** The manifest with the limit of that promise (0 to 1); as it is where none was asked for. Throws `model.promise_unknown`. */
export function withPromise(manifest: ModelManifest, agreement: number | undefined): ModelManifest {
  if (agreement === undefined) return manifest;
  const { review = [] } = manifest;
  const setting = review.find(({ promise }) => promise === agreement);
  if (!setting) {
    throw new AppError('model.promise_unknown', {
      asked: Math.round(100 * agreement),
      known: review.map(({ promise }) => Math.round(100 * promise)),
    });
  }
  const { reviewBelow, allForReview } = setting;
  return { ...manifest, reviewBelow, allForReview };
}
