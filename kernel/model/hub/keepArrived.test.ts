import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { describe, it } from 'mocha';
import { keepArrived } from './keepArrived.ts';

const nothing = () => undefined;

async function read(pieces: AsyncIterable<Buffer>): Promise<{ text: string; failure: unknown }> {
  let text = '';
  try {
    for await (const piece of pieces) text += piece.toString();
  } catch (failure) {
    return { text, failure };
  }
  return { text, failure: undefined };
}

describe('what has arrived of a body', () => {
  it('is kept where the connection breaks before anybody reads, and the break is told after it', async () => {
    const body = new Readable({ read: nothing });
    const pieces = keepArrived(body);
    body.push('o que ');
    body.push('chegou');
    await setImmediate();
    const broken = new Error('aborted');
    body.destroy(broken);
    await setImmediate();
    assert.deepEqual(await read(pieces), { text: 'o que chegou', failure: broken });
  });

  it('is all of it where the body ends', async () => {
    const text = 'página '.repeat(100_000);
    const whole = Readable.from(
      [text.slice(0, 300_000), text.slice(300_000)].map((part) => Buffer.from(part)),
    );
    assert.deepEqual(await read(keepArrived(whole)), { text, failure: undefined });
  });
});
