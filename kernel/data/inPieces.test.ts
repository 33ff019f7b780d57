import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { AppError, isAppError } from '../../core/contract/errors/appError.ts';
import { inPieces } from './inPieces.ts';

const outOfMemory = () => new AppError('engine.out_of_memory', { neededMiB: 2, freeMiB: 1 });

/** Which parts go through where at most `room` units fit. */
async function partsWithin(room: number, count: number): Promise<number[][]> {
  const done: number[][] = [];
  await inPieces(
    Int32Array.from({ length: count }, (_, i) => i),
    (part) => {
      if (part.length > room) return Promise.reject(outOfMemory());
      done.push([...part]);
      return Promise.resolve();
    },
  );
  return done;
}

describe('inPieces', () => {
  it('does a batch that fits in one go, and every unit of another once, in order', async () => {
    assert.deepEqual(await partsWithin(5, 5), [[0, 1, 2, 3, 4]]);
    assert.deepEqual(await partsWithin(2, 5), [[0, 1], [2], [3, 4]]);
    assert.deepEqual(await partsWithin(1, 3), [[0], [1], [2]]);
  });

  it('gives up on a single unit, and on any other failure at once', async () => {
    await assert.rejects(partsWithin(0, 3), (error) => isAppError(error, 'engine.out_of_memory'));
    let calls = 0;
    const broken = inPieces(Int32Array.of(1, 2), () => {
      calls += 1;
      return Promise.reject(new Error('broken'));
    });
    await assert.rejects(broken, /broken/);
    assert.equal(calls, 1);
  });
});
