/** The human-review dial in words: how much can go without a person's review, for each promise. */
import type { ReviewPoint } from '../../../core/contract/evaluation.ts';
import { tellingPoints } from '../../../core/training/reviewDial.ts';
import type { Page } from '../screen/page.ts';
import type { CliSession } from '../session.ts';

/** Nothing where no promise can be kept, or the model is of an older version: that is said elsewhere. */
export function reviewPart(
  page: Page,
  points: readonly ReviewPoint[] | undefined,
  { texts }: CliSession,
): void {
  const telling = tellingPoints(points ?? []);
  if (telling.length === 0) return;
  const { review } = texts.result;
  page.heading(review.heading);
  for (const point of telling) page.bullet(review.point(point));
  page.text(page.style.faint(review.note));
}
