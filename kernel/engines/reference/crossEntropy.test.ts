/** Cross-entropy: known losses, gradient against finite differences. */
import { describe, it } from 'mocha';
import { checkGradient } from '../../../tools/testing/checkGradient.ts';
import { expectClose } from '../../../tools/testing/expectClose.ts';
import { randomNumbers } from '../testing/randomNumbers.ts';
import { crossEntropy, crossEntropyBackward } from './crossEntropy.ts';

describe('crossEntropy', () => {
  it('is the log of the number of categories where all scores are equal', () => {
    expectClose([crossEntropy(new Float64Array(5), { label: 3, weight: 1 })], [Math.log(5)], {
      absolute: 1e-15,
    });
  });

  it('stays exact where the right category is almost impossible', () => {
    expectClose([crossEntropy(Float64Array.of(0, 900), { label: 0, weight: 0.5 })], [450], {
      absolute: 1e-12,
    });
  });

  it('has the gradient of finite differences', () => {
    const logits = randomNumbers(4, 1);
    const target = { label: 2, weight: 0.3 };
    const gradient = crossEntropyBackward(logits, target);
    checkGradient({ name: 'logits', values: logits, gradient, loss: () => crossEntropy(logits, target) });
  });
});
