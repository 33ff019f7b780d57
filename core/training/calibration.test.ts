import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { expectedCalibrationError, fitTemperature, softmax } from './calibration.ts';

/** `count` texts whose truth is drawn from softmax(logits / temperature), from a fixed stream of numbers. */
function drawn(count: number, temperature: number) {
  let state = 12345;
  const random = () => (state = (state * 48271) % 2147483647) / 2147483647;
  const labelCount = 4;
  const logits: number[] = [];
  const labels: number[] = [];
  for (let i = 0; i < count; i++) {
    const row = Array.from({ length: labelCount }, () => 6 * random());
    const probabilities = softmax(row, temperature);
    let left = random();
    const label = probabilities.findIndex((p) => (left -= p) < 0);
    logits.push(...row);
    labels.push(label < 0 ? labelCount - 1 : label);
  }
  return { logits, labels, labelCount };
}

describe('calibration', () => {
  for (const temperature of [0.5, 1, 2, 5]) {
    it(`finds the temperature ${temperature} that made the truth`, () => {
      const found = fitTemperature(drawn(20_000, temperature));
      assert.ok(Math.abs(found / temperature - 1) < 0.06, `found ${found}`);
    });
  }
  it('the fitted temperature lowers the calibration error of overconfident scores', () => {
    const examples = drawn(5000, 4);
    const fitted = fitTemperature(examples);
    assert.ok(expectedCalibrationError(examples, 1) > 0.2);
    assert.ok(expectedCalibrationError(examples, fitted) < 0.03);
  });
  it('twenty texts without a mistake do not promise certainty', () => {
    const logits = Array.from({ length: 20 }, () => [3, 0]).flat();
    const temperature = fitTemperature({
      logits,
      labels: Array.from({ length: 20 }, () => 0),
      labelCount: 2,
    });
    const confidence = Math.max(...softmax([3, 0], temperature));
    assert.ok(confidence > 0.9 && confidence < 0.99, `confidence ${confidence}`);
  });
  it('without examples nothing is changed', () => {
    assert.equal(fitTemperature({ logits: [], labels: [], labelCount: 3 }), 1);
    assert.equal(expectedCalibrationError({ logits: [], labels: [], labelCount: 3 }, 1), 0);
  });
  it('scores that say nothing do not break the fit', () => {
    const temperature = fitTemperature({ logits: [1, 1, 1, 1], labels: [0, 1], labelCount: 2 });
    assert.ok(Number.isFinite(temperature) && temperature > 0);
  });
  it('softmax is a distribution for scores of any size, and keeps their order', () => {
    const anyLogits = fc.array(fc.double({ min: -1e4, max: 1e4, noNaN: true }), {
      minLength: 2,
      maxLength: 20,
    });
    fc.assert(
      fc.property(anyLogits, fc.double({ min: 0.02, max: 50, noNaN: true }), (logits, temperature) => {
        const probabilities = softmax(logits, temperature);
        const total = probabilities.reduce((a, b) => a + b, 0);
        assert.ok(Math.abs(total - 1) < 1e-9);
        assert.equal(probabilities[logits.indexOf(Math.max(...logits))], Math.max(...probabilities));
      }),
    );
  });
});
