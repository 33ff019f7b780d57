/** Tells the server how the work on a job ended. */
import { isOneOf } from '../../core/contract/errors/appError.ts';
import type { AppError } from '../../core/contract/errors/appError.ts';
import type { JobState } from '../../core/contract/job.ts';
import type { EndReason } from './ending.ts';
import type { JobFolder } from './jobFolder.ts';
import type { LeaseClient } from './leaseClient.ts';

export type Outcome =
  | { readonly kind: 'answered'; readonly answer: object }
  | { readonly kind: 'failed'; readonly error: AppError };

export interface JobEnd {
  readonly outcome: Outcome;
  /** Why it ended before it was done, if it did. */
  readonly reason: EndReason | undefined;
  readonly lease: Pick<LeaseClient, 'complete' | 'fail' | 'giveBack'>;
  readonly folder: Pick<JobFolder, 'remove'>;
}

/** The job's state afterwards; null where it is no longer ours to tell. Fails with what the server refuses. */
export async function tellEnd({ outcome, reason, lease, folder }: JobEnd): Promise<JobState | null> {
  if (reason === 'lost') return null;
  // It was done before it heard that it should end.
  if (outcome.kind === 'answered') return await complete(outcome.answer, lease);
  if (reason === undefined) return await lease.fail(outcome.error);
  const state = await lease.giveBack();
  // Nobody can go on with it any more.
  if (state === 'cancelled') await folder.remove();
  return state;
}

async function complete(answer: object, lease: JobEnd['lease']): Promise<JobState> {
  try {
    return await lease.complete(answer);
  } catch (error) {
    // Every worker would bring the same result.
    if (!isOneOf(error, ['request.too_large', 'request.invalid'])) throw error;
    return await lease.fail(error);
  }
}
