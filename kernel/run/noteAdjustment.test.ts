import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Adjustment } from '../../core/contract/runRecord.ts';
import { noteAdjustment } from './noteAdjustment.ts';

const halved = { what: 'learningRateHalved', reason: 'lossRose' } as const;
const shortened = { what: 'stagesShortened', reason: 'failed' } as const;

/** Notes them one after the other; what was kept and what was said. */
async function note(noted: readonly Parameters<typeof noteAdjustment>[1][]) {
  let kept: Adjustment[] = [];
  let said = 0;
  for (const one of noted) {
    const update = ({ adjustments }: { adjustments: Adjustment[] }) => {
      kept = adjustments;
      return Promise.resolve();
    };
    await noteAdjustment({ record: { adjustments: kept }, update }, one, { emit: () => (said += 1) });
  }
  return { steps: kept.map(({ step }) => step), said };
}

describe('an adjustment', () => {
  it('that a resumed run makes again, be it at another step, is said and kept once', async () => {
    const twice = [
      { ...halved, from: 1, to: 0.5, step: 12 },
      { ...halved, from: 1, to: 0.5, step: 9 },
    ];
    assert.deepEqual(await note(twice), { steps: [12], said: 1 });
    assert.deepEqual(await note([shortened, shortened]), { steps: [null], said: 1 });
  });

  it('of the same kind with other numbers is another one', async () => {
    const both = [
      { ...halved, from: 1, to: 0.5, step: 12 },
      { ...halved, from: 0.5, to: 0.25, step: 12 },
    ];
    assert.deepEqual(await note(both), { steps: [12, 12], said: 2 });
  });
});
