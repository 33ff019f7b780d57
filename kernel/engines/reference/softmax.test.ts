/** Softmax: known shares, scores beyond the range of exp, gradients against finite differences. */
import { describe, it } from 'mocha';
import { checkGradient } from '../../../tools/testing/checkGradient.ts';
import { expectClose } from '../../../tools/testing/expectClose.ts';
import { randomNumbers } from '../testing/randomNumbers.ts';
import { dot } from './matrix.ts';
import { logSumExp, softmax, softmaxBackward } from './softmax.ts';

describe('softmax', () => {
  it('shares one out by the exponentials', () => {
    expectClose(softmax(Float64Array.of(0, Math.log(3))), [0.25, 0.75], { absolute: 1e-15 });
  });

  it('survives scores beyond the range of exp', () => {
    expectClose(softmax(Float64Array.of(1000, 1000, -1000)), [0.5, 0.5, 0], { absolute: 1e-12 });
    expectClose([logSumExp(Float64Array.of(1000, 1000))], [1000 + Math.log(2)], { absolute: 1e-12 });
  });

  it('has the gradient of finite differences', () => {
    const scores = randomNumbers(7, 1);
    const probe = randomNumbers(7, 2);
    const gradient = softmaxBackward(softmax(scores), probe);
    checkGradient({ name: 'scores', values: scores, gradient, loss: () => dot(softmax(scores), probe) });
  });
});
