import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { outOfFoldScores } from './outOfFoldScores.ts';
import { memoryLimits, sampleRows } from './sampleRows.ts';
import { samples, standingAlone } from './testing/samples.ts';

const texts = Array.from({ length: 1000 }, (_, i) => `texto de número ${i}`);
const labels = Int32Array.from(texts, (_, i) => (i % 100 === 0 ? 1 : 0));
const data = { texts, labels, labelCount: 2 };
const small = { ...memoryLimits, entries: 10_000 };

describe('sampleRows', () => {
  it('takes every example where all fit, ordered by text', () => {
    const ordered = Array.from(sampleRows(samples, 1), (i) => samples.texts[i]!);
    assert.deepEqual(ordered, [...samples.texts].sort());
  });

  it('draws every category in its proportion where all do not fit', () => {
    const chosen = sampleRows(data, 1, small);
    assert.ok(chosen.length > 100 && chosen.length < 200, `${chosen.length} examples`);
    assert.equal(chosen.filter((i) => labels[i] === 1).length, Math.floor(chosen.length / 100));
    assert.deepEqual(chosen, sampleRows(data, 1, small));
    assert.notDeepEqual(chosen, sampleRows(data, 2, small));
  });

  it('leaves no category without an example', () => {
    const chosen = sampleRows(data, 1, { ...small, entries: 100 });
    assert.ok(chosen.some((i) => labels[i] === 1));
  });

  it('still lets every text be scored', async () => {
    const scores = await outOfFoldScores(standingAlone(data), { seed: 1, memory: small });
    assert.equal(scores.length, 2000);
    assert.ok(scores.every((score) => score !== 0));
  });
});
