import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { longTextHandlings } from '../../core/contract/trainingParameters.ts';
import { windowsOf } from './textWindows.ts';

const rule = { startId: 0, endId: 2, maxLength: 10 } as const;
const pieces = (count: number) => Array.from({ length: count }, (_, i) => 100 + i);

describe('windowsOf', () => {
  const check = (count: number, longText: (typeof longTextHandlings)[number], expected: number[][]) => {
    it(`${longText}: ${count} tokens in windows of 8`, () => {
      const { windows } = windowsOf(pieces(count), { ...rule, longText });
      assert.deepEqual(
        windows.map((window) => [...window]),
        expected,
      );
    });
  };
  check(0, 'start', [[0, 2]]);
  check(3, 'startEnd', [[0, 100, 101, 102, 2]]);
  check(9, 'start', [[0, 100, 101, 102, 103, 104, 105, 106, 107, 2]]);
  check(12, 'startEnd', [[0, 100, 101, 106, 107, 108, 109, 110, 111, 2]]);
  check(12, 'chunks', [
    [0, 100, 101, 102, 103, 104, 105, 106, 107, 2],
    [0, 104, 105, 106, 107, 108, 109, 110, 111, 2],
  ]);

  it('never exceeds the length, and chunks read every token of a text of moderate length', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 120 }),
        fc.constantFrom(...longTextHandlings),
        (count, longText) => {
          const { windows, totalTokens, readTokens } = windowsOf(pieces(count), { ...rule, longText });
          assert.equal(totalTokens, count);
          for (const window of windows)
            assert.ok(window.length <= 10 && window[0] === 0 && window.at(-1) === 2);
          const seen = new Set(windows.flatMap((window) => [...window.slice(1, -1)]));
          assert.equal(seen.size, readTokens);
          if (longText === 'chunks') assert.equal(seen.size, count);
        },
      ),
    );
  });
});
