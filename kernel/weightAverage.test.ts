import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { expectClose } from '../tools/testing/expectClose.ts';
import type { EngineSession, EngineState } from './engines/engine.ts';
import { WeightAverage } from './weightAverage.ts';

/** A session of one weight; only its state is asked for. */
function sessionOf(weight: number): Pick<EngineSession, 'save' | 'load'> & { weight: number } {
  return {
    weight,
    save() {
      const none = new Map<string, Float32Array>();
      const parameters = new Map([['weight', Float32Array.of(this.weight)]]);
      return { step: 0, parameters, firstMoments: none, secondMoments: none };
    },
    load(state: EngineState) {
      this.weight = state.parameters.get('weight')?.[0] ?? Number.NaN;
    },
  };
}

/** The average after looks at these weights, one an update. */
function averageOf(weights: readonly number[]): WeightAverage {
  const average = new WeightAverage();
  weights.forEach((weight, i) => {
    average.follow(sessionOf(weight), i, weights.length);
  });
  return average;
}

describe('the average of the weights', () => {
  it('weighs the looks as the paper does: w̄ₜ = (1 − (η+1)/(t+η)) w̄ₜ₋₁ + (η+1)/(t+η) wₜ, η = 8', () => {
    const looks = [3, -1, 4, 1, -5];
    const weights = looks.map((_, i) =>
      looks.slice(i + 1).reduce((share, __, j) => share * (1 - 9 / (i + j + 2 + 8)), 9 / (i + 1 + 8)),
    );
    const expected = looks.reduce((sum, look, i) => sum + look * (weights[i] ?? 0), 0);
    expectClose(averageOf(looks).save().weights.get('weight')!, [expected], { absolute: 1e-6 });
    assert.equal(averageOf(looks).save().looks, 5);
  });

  it('looks 32 times an epoch at most, and always at its end', () => {
    for (const [batches, looks] of [
      [1, 1],
      [31, 31],
      [33, 32],
      [1000, 32],
    ] as const) {
      const average = new WeightAverage();
      const session = sessionOf(0);
      for (let batch = 0; batch < batches; batch++) {
        if (batch === batches - 1)
          assert.equal(average.save().looks, looks - 1, `before the end of ${batches}`);
        average.follow(session, batch, batches);
      }
      assert.equal(average.save().looks, looks, `${batches} batches`);
    }
  });

  it('is in the session for the work alone, whatever comes of the work', async () => {
    const average = averageOf([1, 2]);
    const session = sessionOf(7);
    const seen = await average.within(session, () => Promise.resolve(session.weight));
    expectClose([seen], [1.9], { absolute: 1e-6 });
    assert.equal(session.weight, 7);
    await assert.rejects(average.within(session, () => Promise.reject(new Error('full'))));
    assert.equal(session.weight, 7);
  });

  it('goes on from what was saved as if nothing had happened', () => {
    const whole = averageOf([1, 2, 3, 4]);
    const resumed = new WeightAverage();
    const half = new WeightAverage();
    [1, 2].forEach((weight, i) => {
      half.follow(sessionOf(weight), i, 4);
    });
    resumed.load(half.save());
    [3, 4].forEach((weight, i) => {
      resumed.follow(sessionOf(weight), i + 2, 4);
    });
    assert.deepEqual(resumed.save(), whole.save());
  });
});
