import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { RunEvent } from '../../core/contract/runEvent.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { runPaths } from '../run/runFolder.ts';
import { RunControl } from '../runControl.ts';
import { announceSearch, secondsBesideRounds } from './planTrials.ts';
import { TuningDiary } from './tuningDiary.ts';

const nobody = () => undefined;
const trial = (frozenLayers: number, learningRate: number) => ({
  settings: { frozenLayers, learningRate },
  looks: [],
  steps: 0,
  isOver: false,
  end: null,
  adjustments: [],
});
/** A pass takes a second for each of ten layers. */
const size = {
  layerCount: 10,
  ownFrozenLayers: 5,
  tokens: { train: 9000, validation: 1000 },
  stepsPerRound: 10,
  millisecondsPerToken: 1,
};

describe('what a search is said to cost (R50)', () => {
  it('counts the pass for each other number of frozen layers once, sessions and checkpoints', () =>
    withTemporaryFolder(async (folder) => {
      const tuning = await TuningDiary.open(runPaths(folder));
      await tuning.update({ rungs: [1, 3], trials: [trial(5, 1), trial(6, 1), trial(6, 2), trial(5, 2)] });
      const costs = { opening: 2, saving: 3 };
      // Six of ten layers once; four trials begun, two of them gone on with.
      const beside = 6 + (2 + 3) * (4 + 2);
      assert.ok(Math.abs(secondsBesideRounds(tuning, { size, costs }) - beside) < 1e-9);
      const events: RunEvent[] = [];
      const control = new RunControl({ onPause: nobody, onContinue: nobody, onStop: nobody });
      const emit = (event: RunEvent) => events.push(event);
      announceSearch(tuning, { size, costs }, { emit, control, log: nobody, environment: {} });
      const [plan] = events;
      assert.ok(plan?.kind === 'tuningPlanned');
      const rounds = 4 + 2 * 2;
      const perRound = (3 * 9 + 1) * ((0.5 + 0.4 + 0.4 + 0.5) / 4) + 3 * (4 / 3);
      const middle = (plan.lowSeconds + plan.highSeconds) / 2;
      assert.ok(Math.abs(middle - (rounds * perRound + beside)) < 1e-9, String(middle));
    }));
});
