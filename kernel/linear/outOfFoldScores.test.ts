import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { fitLinearModel } from './fitLinearModel.ts';
import { outOfFoldScores } from './outOfFoldScores.ts';
import type { GroupedData, LinearData } from './linearData.ts';
import { memoryLimits, sampleRows } from './sampleRows.ts';
import { encoderOf, samples, standingAlone } from './testing/samples.ts';

const baseline = { seed: 1 };

function accuracyOf(scores: Float32Array, { labels, labelCount }: LinearData): number {
  const right = labels.filter((label, i) => {
    const row = [...scores.subarray(i * labelCount, (i + 1) * labelCount)];
    return row.indexOf(Math.max(...row)) === label;
  });
  return right.length / labels.length;
}

/** Texts that say nothing about their labels, two of each group: the same but for a number, which is no text twice. */
function noise(): GroupedData {
  const texts = Array.from(
    { length: 200 },
    (_, i) => `autos ${((i >> 1) * 7919 + 1e6).toString(36)} ${i % 2}`,
  );
  return {
    texts,
    labels: Int32Array.from(texts, (_, i) => (((i >> 1) * 7919) % 13) % 2),
    labelCount: 2,
    groups: Int32Array.from(texts, (_, i) => i >> 1),
  };
}

describe('outOfFoldScores', () => {
  it('does not let a text be scored by a model that saw it or what belongs to it', async () => {
    const data = noise();
    const model = await fitLinearModel(data, baseline);
    assert.ok(accuracyOf(model.score(data.texts), data) > 0.9, 'learnt by heart');
    assert.ok(accuracyOf(await outOfFoldScores(data, baseline), data) < 0.7, 'not out of fold');
  });

  it('does not let a text that was too many be scored by a model that saw what belongs to it', async () => {
    const data = noise();
    const memory = { ...memoryLimits, entries: 4_000 };
    assert.ok(sampleRows(data, 1, memory).length < 150);
    assert.ok(accuracyOf(await outOfFoldScores(data, { ...baseline, memory }), data) < 0.65);
  });

  it('finds what can be learnt, in the order of the data', async () => {
    const texts = Array.from(
      { length: 60 },
      (_, i) => `${['penhora', 'guarda', 'multa'][i % 3]!} número ${i}`,
    );
    const labels = Int32Array.from(texts, (_, i) => i % 3);
    const data = standingAlone({ texts, labels, labelCount: 3 });
    assert.equal(accuracyOf(await outOfFoldScores(data, baseline), data), 1);
    const both = { ...data, encoder: encoderOf(data) };
    assert.equal(accuracyOf(await outOfFoldScores(both, { seed: 2 }), both), 1);
  });

  it('gives finite scores where a category has a single example', async () => {
    const labels = Int32Array.from([0, 1, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3]);
    const data = standingAlone({ ...samples, labels });
    assert.ok((await outOfFoldScores(data, baseline)).every(Number.isFinite));
  });
});
