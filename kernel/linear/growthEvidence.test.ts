import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { seededRandom } from '../data/seededRandom.ts';
import { growthEvidence } from './growthEvidence.ts';
import type { LinearData } from './linearData.ts';

/** One category that is known by its word, and two that have forty each and must be learnt word by word. */
function data(): LinearData {
  const random = seededRandom(5);
  const oneOf = (parity: number) => ((2 * (random() % 40) + parity + 100) * 7919 * 31).toString(36);
  const wordOf = [() => 'penhora', () => oneOf(0), () => oneOf(1)];
  const labels = Int32Array.from({ length: 300 }, (_, i) => i % 3);
  const texts = Array.from(
    labels,
    (label, i) => `${wordOf[label]?.() ?? ''} autos ${(i * 7919).toString(36)}`,
  );
  return { texts, labels, labelCount: 3 };
}

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
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    assert.deepEqual([weak.label, weak.count, weak.learnt, weak.whole.length], [2, 100, 80, 100]);
    assert.equal(mean(weak.whole), seen[2]);
    assert.ok(mean(weak.whole) > mean(weak.halved) + 0.05, `${mean(weak.whole)} ${mean(weak.halved)}`);
    assert.ok(mean(strong.whole) - mean(strong.halved) < 0.02);
  }).timeout(20_000);

  it('is the same for the same examples and seed', async () => {
    const once = () => growthEvidence(data(), { seed: 3 }, { choose: () => [1] });
    assert.deepEqual(await once(), await once());
  }).timeout(20_000);
});
