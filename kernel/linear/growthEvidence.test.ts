import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { seededRandom } from '../data/seededRandom.ts';
import { growthEvidence } from './growthEvidence.ts';
import type { GroupedData } from './linearData.ts';
import { standingAlone } from './testing/samples.ts';

/** One category that is known by its word, and two that have forty each and must be learnt word by word. */
function data(): GroupedData {
  const random = seededRandom(5);
  const oneOf = (parity: number) => ((2 * (random() % 40) + parity + 100) * 7919 * 31).toString(36);
  const wordOf = [() => 'penhora', () => oneOf(0), () => oneOf(1)];
  const labels = Int32Array.from({ length: 300 }, (_, i) => i % 3);
  const texts = Array.from(
    labels,
    (label, i) => `${wordOf[label]?.() ?? ''} autos ${(i * 7919).toString(36)}`,
  );
  return standingAlone({ texts, labels, labelCount: 3 });
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('growthEvidence', () => {
  it('shows what half of the examples brought, for the categories chosen', async () => {
    const seen: number[] = [];
    const [weak, strong] = await growthEvidence(
      data(),
      { seed: 1 },
      {
        choose: (categories) => {
          seen.push(...categories.map(({ recall }) => recall));
          return [2, 0];
        },
      },
    );
    assert.ok(weak && strong);
    assert.deepEqual([weak.label, weak.count, weak.whole.length], [2, 100, 100]);
    assert.equal(mean(weak.whole), seen[2]);
    assert.ok(mean(weak.whole) > mean(weak.halved) + 0.05, `${mean(weak.whole)} ${mean(weak.halved)}`);
    assert.ok(mean(strong.whole) - mean(strong.halved) < 0.02);
  }).timeout(20_000);

  it('learns nothing of a process that it is asked about, and halves processes, not rows', async () => {
    // Processes of six rows; each shares its word with one other process. Rows without a word are of the other category.
    const process = (i: number) => Math.floor(i / 6);
    const labels = Int32Array.from({ length: 240 }, (_, i) => (i < 120 ? 0 : 1));
    const texts = Array.from(labels, (label, i) => {
      const word = (Math.floor(process(i) / 2) * 7919 * 7919 + 99).toString(36);
      return `${label === 0 ? `${word} ${word} ${word}` : ''} autos ${i}`;
    });
    const groups = Int32Array.from(labels, (_, i) => process(i));
    const of = (own: Int32Array) =>
      growthEvidence({ texts, labels, labelCount: 2, groups: own }, { seed: 1 }, { choose: () => [0] });
    const [found] = await of(groups);
    assert.ok(found);
    assert.equal(new Set(found.groups).size, 20);
    assert.ok(
      mean(found.whole) < 0.95,
      `${mean(found.whole)}: a process whose partner was asked too is unknown`,
    );
    assert.ok(mean(found.halved) < mean(found.whole) - 0.15, `${mean(found.whole)} ${mean(found.halved)}`);
  }).timeout(20_000);

  it('is the same for the same examples and seed', async () => {
    const once = () => growthEvidence(data(), { seed: 3 }, { choose: () => [1] });
    assert.deepEqual(await once(), await once());
  }).timeout(20_000);
});
