/** The linear map against numbers worked out by hand, its gradients against finite differences. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { checkGradient } from '../../../tools/testing/checkGradient.ts';
import { randomNumbers } from '../testing/randomNumbers.ts';
import { linear, linearBackward } from './linear.ts';
import { dot, zeros } from './matrix.ts';

describe('linear', () => {
  it('multiplies by the transposed weight and adds the bias', () => {
    const map = { weight: Float64Array.of(1, 2, 3, 4, 5, 6), bias: Float64Array.of(10, 20) };
    const y = linear({ rows: 1, columns: 3, values: Float64Array.of(1, 0, -1) }, map);
    assert.deepEqual([...y.values], [8, 18]);
  });

  it('has the gradients of finite differences', () => {
    const x = { rows: 3, columns: 4, values: randomNumbers(12, 1) };
    const map = { weight: randomNumbers(20, 2), bias: randomNumbers(5, 3) };
    const probe = randomNumbers(15, 4);
    const gradient = { weight: new Float64Array(20), bias: new Float64Array(5) };
    const dX = linearBackward({ x, map }, { ...zeros(3, 5), values: probe }, gradient);
    const loss = () => dot(linear(x, map).values, probe);
    checkGradient({ name: 'x', values: x.values, gradient: dX.values, loss });
    checkGradient({ name: 'weight', values: map.weight, gradient: gradient.weight, loss });
    checkGradient({ name: 'bias', values: map.bias, gradient: gradient.bias, loss });
  });
});
