/** Content that is checked while it is read: who comes to its end has what the hash says. */
import { createHash } from 'node:crypto';
import { pipeline, Transform } from 'node:stream';
import type { Readable } from 'node:stream';
import { AppError } from '../../core/contract/errors/appError.ts';

/** Fails with `blob.damaged` in the place of its end, or with what `content` fails with. */
export function checkedContent(content: Readable, sha256: string): Readable {
  const hash = createHash('sha256');
  const check = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
    flush(done) {
      done(hash.digest('hex') === sha256 ? null : new AppError('blob.damaged', { sha256 }));
    },
  });
  // Whoever ends one of the two ends both; a failure is told by the one that is read.
  return pipeline(content, check, () => undefined);
}
