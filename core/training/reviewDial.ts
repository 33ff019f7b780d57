/** The human-review dial: how much goes without review for each promise, and what that gives on other texts. */
import { promisedAgreements } from '../contract/evaluation.ts';
import type { ReviewPoint, ReviewSetting } from '../contract/evaluation.ts';
import { allForReviewBecause, chooseReviewThreshold } from './reviewThreshold.ts';
import type { JudgedPrediction } from './reviewThreshold.ts';

/** The limit of every promise, chosen on these predictions; the loosest promise first. */
export function reviewSettings(predictions: readonly JudgedPrediction[]): ReviewSetting[] {
  return promisedAgreements.map((promise) => {
    const { reviewBelow } = chooseReviewThreshold(predictions, promise);
    const allForReview = allForReviewBecause(predictions, promise);
    return { promise, reviewBelow, ...(allForReview && { allForReview }) };
  });
}

/** What each setting gives on predictions that had no part in choosing it. */
export function reviewPoints(
  settings: readonly ReviewSetting[],
  predictions: readonly JudgedPrediction[],
): ReviewPoint[] {
  return settings.map((setting) => {
    const automatic = setting.allForReview
      ? []
      : predictions.filter(({ confidence }) => confidence >= setting.reviewBelow);
    const right = automatic.filter(({ isRight }) => isRight).length;
    return {
      ...setting,
      automaticShare: automatic.length / Math.max(1, predictions.length),
      agreement: automatic.length === 0 ? null : right / automatic.length,
    };
  });
}

/**
 * The points worth telling: those that let something through, without a looser promise that lets through no more texts
 * than a stricter one.
 */
export function tellingPoints(points: readonly ReviewPoint[]): ReviewPoint[] {
  return points.filter(
    ({ agreement, automaticShare }, i) =>
      agreement !== null &&
      !points
        .slice(i + 1)
        .some((stricter) => stricter.agreement !== null && stricter.automaticShare >= automaticShare),
  );
}
