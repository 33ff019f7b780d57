/** Files that a worker sends, for tests, and the words to send them with. */
import { pieceBytes } from '../../core/contract/bundle.ts';
import { sampleManifest } from '../../core/training/testing/sampleManifest.ts';
import type { BundleFile, BundlePurpose } from '../../core/contract/bundle.ts';
import { announceBundle } from '../bundles/announceBundle.ts';
import { finishBundle } from '../bundles/finishBundle.ts';
import { storePiece } from '../bundles/storePiece.ts';
import type { DataKeeper } from '../dataSets/dataKeeper.ts';
import { ownAccord } from '../queue/queue.ts';
import type { Lease } from '../queue/queue.ts';
import { bytesOf, sha256Of } from './testKeeper.ts';

export type Contents = Readonly<Record<string, string | Uint8Array>>;

function piecesOf(content: string | Uint8Array): Buffer[] {
  const bytes = Buffer.from(content);
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += pieceBytes) pieces.push(bytes.subarray(at, at + pieceBytes));
  return pieces;
}

export function bundleOf(contents: Contents): BundleFile[] {
  return Object.entries(contents).map(([name, content]) => ({
    name,
    bytes: Buffer.byteLength(content),
    sha256: sha256Of(content),
    pieces: piecesOf(content).map(sha256Of),
  }));
}

/** What `model.json` of a delivered model says, with the hashes of these files. */
export function modelContents(contents: Contents): Contents {
  const files = Object.fromEntries(Object.entries(contents).map(([name, text]) => [name, sha256Of(text)]));
  const manifest = {
    ...sampleManifest,
    labels: ['Cobrança', 'Família'],
    files,
    weightsHash: sha256Of('weights'),
  };
  return { ...contents, 'model.json': JSON.stringify(manifest) };
}

/** Announces, sends what is missing, and finishes. Gives what was sent and the version. */
export async function sendAll(
  keeper: DataKeeper,
  { jobId, token }: Lease,
  { purpose, contents }: { purpose: BundlePurpose; contents: Contents },
): Promise<{ sent: string[]; version: number | null }> {
  const files = bundleOf(contents);
  const { bundleId, missing } = await announceBundle(keeper, { jobId, token }, { purpose, files });
  const pieces = Object.values(contents).flatMap(piecesOf);
  for (const sha256 of missing) {
    const content = bytesOf(pieces.find((piece) => sha256Of(piece) === sha256) ?? '');
    await storePiece(keeper, { jobId, token, bundleId, sha256, content });
  }
  const version = await finishBundle(keeper, { jobId, token, bundleId, by: ownAccord });
  return { sent: [...missing], version };
}
