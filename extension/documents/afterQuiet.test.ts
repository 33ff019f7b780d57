import assert from 'node:assert/strict';
import { setTimeout as pass } from 'node:timers/promises';
import { describe, it } from 'mocha';
import { afterQuiet } from './afterQuiet.ts';

const quietMs = 20;
/** Long enough for what waits to have begun, on a busy machine too. */
const settledMs = 200;

describe('after a burst of calls', () => {
  it('acts once', async () => {
    let acted = 0;
    const quiet = afterQuiet(quietMs, () => {
      acted += 1;
      return Promise.resolve();
    });
    for (let i = 0; i < 5; i++) quiet.call();
    assert.equal(acted, 0);
    await pass(settledMs);
    assert.equal(acted, 1);
    quiet.dispose();
  });

  it('acts again afterwards where it was called meanwhile, and not twice at a time', async () => {
    const begun: (() => void)[] = [];
    const quiet = afterQuiet(quietMs, () => new Promise<void>((resolve) => begun.push(resolve)));
    quiet.call();
    await pass(settledMs);
    quiet.call();
    await pass(settledMs);
    assert.equal(begun.length, 1);
    begun[0]?.();
    await pass(settledMs);
    assert.equal(begun.length, 2);
    quiet.dispose();
  });

  it('begins nothing once it is disposed', async () => {
    let acted = 0;
    const quiet = afterQuiet(quietMs, () => {
      acted += 1;
      return Promise.resolve();
    });
    quiet.call();
    quiet.dispose();
    quiet.call();
    await pass(settledMs);
    assert.equal(acted, 0);
  });
});
