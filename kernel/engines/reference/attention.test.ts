/** Attention: what one key and equal keys must give, gradients against finite differences with and without dropout. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { checkGradient } from '../../../tools/testing/checkGradient.ts';
import { expectClose } from '../../../tools/testing/expectClose.ts';
import { randomNumbers } from '../testing/randomNumbers.ts';
import { attention, attentionBackward } from './attention.ts';
import { dot, zeros } from './matrix.ts';
import type { Matrix } from './matrix.ts';

const [T, H, headCount] = [4, 6, 2];

function randomMatrix(seed: number): Matrix & { values: Float64Array } {
  return { rows: T, columns: H, values: randomNumbers(T * H, seed) };
}

describe('attention', () => {
  it('gives the value itself where there is one token', () => {
    const value = { rows: 1, columns: H, values: randomNumbers(H, 1) };
    assert.deepEqual(attention({ query: value, key: value, value }, headCount).output.values, value.values);
  });

  it('gives the mean of the values where all keys are equal', () => {
    const value = randomMatrix(1);
    const { output } = attention({ query: randomMatrix(2), key: zeros(T, H), value }, headCount);
    const means = Float64Array.from({ length: H }, (_, i) => {
      return [0, 1, 2, 3].reduce((sum, t) => sum + value.values[t * H + i]! / T, 0);
    });
    expectClose(output.values, [...means, ...means, ...means, ...means], { absolute: 1e-15 });
  });

  for (const dropped of [false, true]) {
    it(`has the gradients of finite differences ${dropped ? 'with' : 'without'} dropout`, () => {
      const inputs = { query: randomMatrix(1), key: randomMatrix(2), value: randomMatrix(3) };
      const probe = randomMatrix(4);
      const values = randomNumbers(T * headCount * T, 5).map((x) => (x > -0.5 ? 4 / 3 : 0));
      const mask = dropped ? { rows: T * headCount, columns: T, values } : undefined;
      const tape = attention(inputs, headCount, mask);
      const gradient = attentionBackward({ inputs, tape, headCount, mask }, probe);
      const loss = () => dot(attention(inputs, headCount, mask).output.values, probe.values);
      for (const name of ['query', 'key', 'value'] as const) {
        checkGradient({ name, values: inputs[name].values, gradient: gradient[name].values, loss });
      }
    });
  }
});
