/** A piece of the technical log of one attempt, from a place on. */
import type * as z from 'zod';
import type { logPieceSchema } from '../../core/contract/jobEvent.ts';
import type { Db } from '../store/store.ts';

/** Bytes of a piece, but for the last chunk in it. */
const mostBytes = 500_000;
/** One after the other, they are at least a line each. */
const mostChunks = 1000;

export interface WantedLog {
  readonly jobId: string;
  /** 1 for the first; left out: the last one. */
  readonly attempt?: number | undefined;
  /** In bytes of UTF-8. */
  readonly place: number;
}

/** An attempt that there was not has an empty one. */
export async function readLog(
  db: Db,
  { jobId, attempt, place }: WantedLog,
): Promise<z.output<typeof logPieceSchema>> {
  const attempts = await db
    .selectFrom('attempts')
    .select('lease_token')
    .where('job_id', '=', jobId)
    .orderBy('lease_token')
    .execute();
  const wanted = attempt ?? attempts.length;
  const token = attempts[wanted - 1]?.lease_token;
  if (token === undefined) return { attempt: wanted, place, text: '', next: place };
  const places = await db
    .selectFrom('log_chunks')
    .select(['place', 'bytes'])
    .where('job_id', '=', jobId)
    .where('lease_token', '=', token)
    .where(({ eb }) => eb(eb('place', '+', eb.ref('bytes')), '>', place))
    .orderBy('place')
    .limit(mostChunks)
    .execute();
  const last = places.find((chunk) => chunk.place + chunk.bytes - place >= mostBytes) ?? places.at(-1);
  if (!last) return { attempt: wanted, place, text: '', next: place };
  const chunks = await db
    .selectFrom('log_chunks')
    .select(['place', 'text'])
    .where('job_id', '=', jobId)
    .where('lease_token', '=', token)
    .where('place', '>=', places[0]?.place ?? 0)
    .where('place', '<=', last.place)
    .orderBy('place')
    .execute();
  const bytes = Buffer.from(chunks.map(({ text }) => text).join('')).subarray(
    place - (chunks[0]?.place ?? 0),
  );
  const skipped = bytesToNextCharacter(bytes);
  return {
    attempt: wanted,
    place: place + skipped,
    text: bytes.subarray(skipped).toString('utf8'),
    next: last.place + last.bytes,
  };
}

/** Of a character that begins before the piece, the rest is left out. */
function bytesToNextCharacter(bytes: Uint8Array): number {
  const first = bytes.findIndex((byte) => (byte & 0b1100_0000) !== 0b1000_0000);
  return first === -1 ? bytes.length : first;
}
