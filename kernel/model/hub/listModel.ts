/** The files of a model on the hub: which commit, how large, and by which hashes they are known. */
import * as z from 'zod';
import { AppError } from '../../../core/contract/errors/appError.ts';
import { parseJson } from '../../../core/contract/parseJson.ts';
import { checkAnswer } from './checkAnswer.ts';
import { parseContentHash } from './contentHash.ts';
import type { ContentHash } from './contentHash.ts';
import { httpGet } from './httpGet.ts';
import { listingAddress } from './hubAddress.ts';
import type { HubModel } from './hubAddress.ts';
import type { Network } from './network.ts';
import { retrying } from './retrying.ts';

export interface HubFile {
  readonly name: string;
  /** Undefined where the hub does not say; then the answer that brings the file must. */
  readonly size: number | undefined;
  readonly hash: ContentHash | undefined;
}

export interface HubListing {
  readonly commit: string;
  readonly files: readonly HubFile[];
}

const listingSchema = z.object({
  sha: z.string().regex(/^[0-9a-f]{40}$/),
  siblings: z.array(
    z.object({
      rfilename: z.string(),
      size: z.int().nonnegative().nullish(),
      blobId: z.string().nullish(),
      lfs: z.object({ sha256: z.string(), size: z.int().nonnegative() }).nullish(),
    }),
  ),
});

const mostListingBytes = 20 * 2 ** 20;

/** Throws hub.* codes; hub.unexpected_answer where the page is no listing (a login page of the network, for example). */
export async function listModel(model: HubModel, network: Network): Promise<HubListing> {
  const url = listingAddress(model);
  const text = await retrying(() => readText(url, model.repository, network), { url, network });
  const listing = listingSchema.safeParse(parseJson(text));
  if (!listing.success)
    throw new AppError('hub.unexpected_answer', { host: url.host, status: 200 }, { cause: listing.error });
  const { sha, siblings } = listing.data;
  const isOther = /^[0-9a-f]{40}$/.test(model.revision) && sha !== model.revision;
  if (isOther) throw new AppError('hub.unexpected_answer', { host: url.host, status: 200 });
  return {
    commit: sha,
    files: siblings.map(({ rfilename, size, blobId, lfs }) => ({
      name: rfilename,
      size: lfs?.size ?? size ?? undefined,
      hash: parseContentHash(lfs?.sha256 ?? blobId ?? undefined),
    })),
  };
}

async function readText(url: URL, repository: string, network: Network): Promise<string> {
  const answer = await httpGet(url, { accept: 'application/json' }, network);
  checkAnswer(answer, { url, repository });
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of answer.body) {
    const bytes = piece as Buffer;
    pieces.push(bytes);
    size += bytes.length;
    if (size > mostListingBytes)
      throw new AppError('hub.unexpected_answer', { host: url.host, status: answer.status });
  }
  return Buffer.concat(pieces).toString('utf8');
}
