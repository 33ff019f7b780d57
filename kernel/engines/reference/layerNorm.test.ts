/** Layer normalisation: mean and variance of its rows, gradients against finite differences. */
import { describe, it } from 'mocha';
import { checkGradient } from '../../../tools/testing/checkGradient.ts';
import { expectClose } from '../../../tools/testing/expectClose.ts';
import { randomNumbers } from '../testing/randomNumbers.ts';
import { layerNorm, layerNormBackward } from './layerNorm.ts';
import { dot, zeros } from './matrix.ts';

describe('layerNorm', () => {
  it('brings 1, 2, 3 to mean 0 and variance 1, then scales and shifts', () => {
    const x = { rows: 1, columns: 3, values: Float64Array.of(1, 2, 3) };
    const norm = { weight: Float64Array.of(1, 1, 2), bias: Float64Array.of(0, 5, 1) };
    const edge = Math.sqrt(1.5);
    expectClose(layerNorm(x, norm, 0).values, [-edge, 5, 2 * edge + 1], { absolute: 1e-12 });
  });

  it('has the gradients of finite differences', () => {
    const x = { rows: 3, columns: 6, values: randomNumbers(18, 1) };
    const norm = { weight: randomNumbers(6, 2), bias: randomNumbers(6, 3) };
    const probe = randomNumbers(18, 4);
    const gradient = { weight: new Float64Array(6), bias: new Float64Array(6) };
    const epsilon = 1e-3;
    const dX = layerNormBackward({ x, norm, epsilon }, { ...zeros(3, 6), values: probe }, gradient);
    const loss = () => dot(layerNorm(x, norm, epsilon).values, probe);
    checkGradient({ name: 'x', values: x.values, gradient: dX.values, loss });
    checkGradient({ name: 'weight', values: norm.weight, gradient: gradient.weight, loss });
    checkGradient({ name: 'bias', values: norm.bias, gradient: gradient.bias, loss });
  });
});
