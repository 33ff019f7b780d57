/** What comes from a store of objects, with a timer that counts while a piece of it is waited for, and not while its reader is busy. */
import { Readable } from 'node:stream';
import type { IdleTimer } from './idleTimer.ts';

/** `failureOf`: what its reader is told instead of the failure of `content`. */
export function watchedContent(
  content: Readable,
  timer: IdleTimer,
  failureOf: (error: unknown) => Error,
): Readable {
  const giveUp = () => {
    content.destroy(new Error('nothing came'));
  };
  timer.signal.addEventListener('abort', giveUp, { once: true });
  const pieces: AsyncIterator<Uint8Array> = content[Symbol.asyncIterator]();
  return new Readable({
    read() {
      timer.wait();
      pieces.next().then(
        ({ done, value }) => {
          timer.rest();
          this.push(done === true ? null : value);
        },
        (error: unknown) => {
          timer.rest();
          this.destroy(failureOf(error));
        },
      );
    },
    destroy(error, done) {
      timer.rest();
      timer.signal.removeEventListener('abort', giveUp);
      content.destroy();
      done(error);
    },
  });
}
