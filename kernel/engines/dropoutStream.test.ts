/** Masks: their share, their mean, and that every coordinate matters. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { dropoutPlace, dropoutScale, dropoutThreshold, fillDropoutRow } from './dropoutStream.ts';
import type { DropoutRow } from './dropoutStream.ts';

const draw: DropoutRow = {
  seed: 7,
  step: 3,
  microBatch: 1,
  place: 4,
  row: 9,
  threshold: dropoutThreshold(0.25),
};

function rowOf(change: Partial<DropoutRow>, length = 256): Float64Array {
  const out = new Float64Array(length);
  fillDropoutRow({ ...draw, ...change }, out);
  return out;
}

describe('dropout stream', () => {
  it('keeps the wanted share and the mean', () => {
    const row = rowOf({}, 40000);
    const kept = row.filter((value) => value !== 0).length / row.length;
    assert.ok(Math.abs(kept - 0.75) < 0.01, `kept ${kept}`);
    assert.equal(dropoutScale(draw.threshold), 4 / 3);
  });

  it('drops nothing at probability 0', () => {
    assert.ok(rowOf({ threshold: dropoutThreshold(0) }).every((value) => value === 1));
  });

  it('draws the same row again, whatever its length', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer(), (length, seed) => {
        assert.deepEqual(rowOf({ seed }, length), rowOf({ seed }, 256).slice(0, length));
      }),
    );
  });

  for (const field of ['seed', 'step', 'microBatch', 'place', 'row'] as const) {
    it(`draws another row for another ${field}`, () => {
      assert.notDeepEqual(rowOf({ [field]: draw[field] + 1 }), rowOf({}));
    });
  }

  it('gives every place of a model its own number', () => {
    const layers = [0, 1, 2];
    const places = [
      dropoutPlace.embeddings,
      ...layers.flatMap((l) => [
        dropoutPlace.attention(l),
        dropoutPlace.attentionOutput(l),
        dropoutPlace.feedForward(l),
      ]),
      dropoutPlace.head(layers.length),
    ];
    assert.deepEqual(places, [...places.keys()]);
  });
});
