/** The human-review dial in words: how much can go without a person's review, for each promise. */
import type { ReviewPoint } from '../../../core/contract/evaluation.ts';
import { tellingPoints } from '../../../core/training/reviewDial.ts';
import { promisedAgreement } from '../../../core/training/reviewThreshold.ts';
import type { Page } from '../screen/page.ts';
import type { CliSession } from '../session.ts';

/** Further below its promise than this a point is not borne out by the check. */
const mostBelow = 0.02;

export interface CheckedPoints {
  readonly points: readonly ReviewPoint[] | undefined;
  /** Texts of the check. */
  readonly tested: number;
}

/** Nothing where no promise can be kept, or the model is of an older version: that is said elsewhere. */
export function reviewPart(page: Page, { points, tested }: CheckedPoints, { texts }: CliSession): void {
  const telling = tellingPoints(points ?? []);
  if (telling.length === 0) return;
  const { review } = texts.result;
  page.heading(review.heading);
  for (const point of telling) {
    const isMissed = missed(point);
    page.bullet(review.point(point, Math.round(point.automaticShare * tested)), isMissed ? '!' : '•');
    if (isMissed) page.under(page.style.tone('orange', review.missed(point)));
  }
  const other = otherPromise(telling);
  page.text(page.style.faint([review.note, ...(other === undefined ? [] : [review.other(other)])].join(' ')));
}

function missed({ promise, agreement }: ReviewPoint): boolean {
  return agreement !== null && agreement < promise - mostBelow;
}

/** The promise nearest to the product's own, of those that the check bore out: no other is worth asking for. */
function otherPromise(points: readonly ReviewPoint[]): number | undefined {
  const distance = (promise: number) => Math.abs(promise - promisedAgreement);
  return points
    .filter((point) => point.promise !== promisedAgreement && !missed(point))
    .map(({ promise }) => promise)
    .toSorted((a, b) => distance(a) - distance(b))[0];
}
