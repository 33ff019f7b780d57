/** The hub's page about a base model: its files with their sizes and hashes, as the hub tells them now. */
import * as z from 'zod';
import { AppError } from '../../core/contract/errors/appError.ts';
import { parseJson } from '../../core/contract/parseJson.ts';
import { checkStatus } from './checkStatus.ts';
import type { Mirror } from './mirror.ts';
import { pinnedGet } from './pinnedGet.ts';

const mostBytes = 20 * 2 ** 20;
const patienceMs = 60_000;
const listingSchema = z.record(z.string(), z.unknown());

/** Throws `mirror.not_found`, `mirror.refused` or `mirror.unreachable`. */
export async function mirrorListing(
  { endpoint, bounds, stopping }: Mirror,
  { repository, revision }: { repository: string; revision: string },
): Promise<Record<string, unknown>> {
  const url = new URL(`api/models/${repository}/revision/${revision}?blobs=true`, endpoint);
  const signal = AbortSignal.any([stopping, AbortSignal.timeout(patienceMs)]);
  const answer = await pinnedGet(url, bounds, signal);
  checkStatus(answer, url, repository);
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of answer.body) {
    pieces.push(piece as Buffer);
    size += (piece as Buffer).length;
    if (size > mostBytes) break;
  }
  const { success, data } = listingSchema.safeParse(parseJson(Buffer.concat(pieces).toString('utf8')));
  if (!success || size > mostBytes) throw new AppError('mirror.unreachable', { host: url.host });
  return data;
}
