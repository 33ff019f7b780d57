/** AdamW and clipping against steps worked out by hand. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { expectClose } from '../../../tools/testing/expectClose.ts';
import { adamw } from './adamw.ts';
import { clipScale, gradientNorm } from './gradientNorm.ts';

function stateOf(weight: number) {
  const one = (value: number) => Float64Array.of(value);
  return { weights: one(weight), firstMoments: one(0), secondMoments: one(0) };
}

describe('adamw', () => {
  it('moves by the learning rate against the sign of the gradient in its first step', () => {
    const state = stateOf(2);
    adamw(state, Float64Array.of(-0.3), { step: 1, learningRate: 0.1, weightDecay: 0, gradientScale: 1 });
    expectClose(state.weights, [2.1], { absolute: 1e-8 });
    expectClose(state.firstMoments, [-0.03], { absolute: 1e-15 });
    expectClose(state.secondMoments, [0.00009], { absolute: 1e-15 });
  });

  it('decays the weight apart from the gradient', () => {
    const state = stateOf(2);
    adamw(state, Float64Array.of(0), { step: 1, learningRate: 0.1, weightDecay: 0.5, gradientScale: 1 });
    expectClose(state.weights, [1.9], { absolute: 1e-15 });
  });

  it('follows PyTorch over three steps', () => {
    const state = stateOf(1);
    for (const [index, gradient] of [0.5, -0.2, 0.1].entries()) {
      const by = { step: index + 1, learningRate: 0.01, weightDecay: 0.1, gradientScale: 1 };
      adamw(state, Float64Array.of(gradient), by);
    }
    // torch.optim.AdamW with the same numbers in double precision.
    expectClose(state.weights, [0.9797764691415581], { absolute: 1e-14 });
  });
});

describe('gradientNorm', () => {
  it('goes over all arrays', () => {
    assert.equal(gradientNorm([Float64Array.of(3), Float64Array.of(0, 4)]), 5);
  });

  it('shrinks gradients above the clip only', () => {
    assert.equal(clipScale(0.5, 1), 1);
    expectClose([clipScale(4, 1)], [0.25], { relative: 1e-6 });
  });
});
