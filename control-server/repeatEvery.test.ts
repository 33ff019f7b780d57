import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, it } from 'mocha';
import { repeatEvery } from './repeatEvery.ts';

describe('a turn that is repeated', () => {
  it('comes at once, again, after one that failed too, and never beside another', async () => {
    let [begun, under, most] = [0, 0, 0];
    const failures: unknown[] = [];
    const repetition = repeatEvery(1, {
      turn: async () => {
        begun += 1;
        most = Math.max(most, (under += 1));
        await wait(5);
        under -= 1;
        throw new Error(`turn ${begun}`);
      },
      failed: (error) => failures.push(error),
    });
    while (failures.length < 3) await wait(5);
    await repetition.stop();
    assert.deepEqual([most, under, String(failures[0])], [1, 0, 'Error: turn 1']);
  });

  it('is told to end, and waited for', async () => {
    let isEnded = false;
    const repetition = repeatEvery(100_000, {
      turn: async (signal) => {
        while (!signal.aborted) await wait(5);
        isEnded = true;
      },
      failed: assert.ifError,
    });
    await wait(20);
    await repetition.stop();
    assert.ok(isEnded);
  });
});
