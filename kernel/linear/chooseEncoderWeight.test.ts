import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { seededRandom } from '../data/seededRandom.ts';
import { chooseEncoderWeight, encoderWeights } from './chooseEncoderWeight.ts';
import { fitLinearModel } from './fitLinearModel.ts';
import type { LinearData } from './linearData.ts';
import { encoderOf } from './testing/samples.ts';

type EncodedData = LinearData & { encoder: NonNullable<LinearData['encoder']> };

/** Texts whose words tell the label only when `isTold`, with features that tell it only when not. */
function build(seed: number, isTold: boolean): EncodedData {
  const random = seededRandom(seed);
  const labels = Int32Array.from({ length: 80 }, () => random() % 4);
  const topics = ['penhora', 'guarda', 'multa', 'despejo'];
  const texts = Array.from(labels, (label) => {
    const numbers = `${random() % 50} ${random() % 50} ${random() % 50}`;
    return isTold ? `${topics[label]!} ${numbers}` : `autos ${numbers}`;
  });
  const data = { texts, labels, labelCount: 4 };
  const shown = isTold ? { ...data, labels: labels.map(() => random() % 4) } : data;
  return { ...data, encoder: encoderOf(shown, seed) };
}

describe('chooseEncoderWeight', () => {
  it('keeps the baseline where the words say it all', async () => {
    const { best, trials } = await chooseEncoderWeight(build(1, true), build(2, true), { seed: 1 });
    assert.deepEqual(
      trials.map(({ weight }) => weight),
      [...encoderWeights],
    );
    assert.equal(best.weight, 0);
    assert.equal(best.accuracy, 1);
    assert.equal(best.model.encoder, undefined);
  });

  it('turns to the encoder where the words say nothing', async () => {
    const validation = build(4, false);
    const { best } = await chooseEncoderWeight(build(3, false), validation, { seed: 1 });
    assert.ok(best.weight > 0 && best.accuracy > 0.9);
    assert.ok(best.model.score(validation.texts, validation.encoder).every(Number.isFinite));
  });

  it('finds for each weight what a fit of its own finds', async () => {
    const [data, validation] = [build(5, false), build(6, false)];
    const { trials } = await chooseEncoderWeight(data, validation, { seed: 1 });
    for (const { weight, model } of trials) {
      const own = await fitLinearModel(data, { encoderWeight: weight, seed: 1 });
      const [found, expected] = [model, own].map((m) => m.score(validation.texts, validation.encoder));
      found!.forEach((score, i) => {
        assert.ok(Math.abs(score - expected![i]!) < 0.02, `weight ${weight}: ${score} and ${expected![i]}`);
      });
    }
  });
});
