/** A piece of an attempt's technical log, at its place: nothing is written twice, and nothing after a gap. */
import { AppError } from '../../core/contract/errors/appError.ts';
import type { Trx } from '../store/store.ts';
import type { Lease } from './queue.ts';

export interface LogPiece {
  /** Bytes of UTF-8 before it. */
  readonly place: number;
  readonly text: string;
}

/** Whether it was new. Throws `job.log_gap` where the piece does not begin at the end of what is there. */
export async function appendLog(
  trx: Trx,
  { jobId, token }: Lease,
  { place, text }: LogPiece,
): Promise<boolean> {
  const bytes = Buffer.byteLength(text);
  const last = await trx
    .selectFrom('log_chunks')
    .select(['place', 'bytes'])
    .where('job_id', '=', jobId)
    .where('lease_token', '=', token)
    .orderBy('place', 'desc')
    .limit(1)
    .executeTakeFirst();
  const end = last ? last.place + last.bytes : 0;
  if (place + bytes <= end) return false;
  if (place !== end) throw new AppError('job.log_gap', { jobId, expected: end });
  // PostgreSQL keeps no NUL in a text; places still count the bytes as they came.
  const kept = text.replaceAll('\0', '\ufffd');
  await trx
    .insertInto('log_chunks')
    .values({ job_id: jobId, lease_token: token, place, bytes, text: kept })
    .execute();
  return true;
}
