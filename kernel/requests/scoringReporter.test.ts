import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { describe, it } from 'mocha';
import type { RunEvent } from '../../core/contract/runEvent.ts';
import { RunControl } from '../runControl.ts';
import { scoringReporter } from './scoringReporter.ts';

const nobody = () => undefined;

describe('the time left of a scoring', () => {
  it('is that of the texts left at the measured speed, and nothing is said at the end', async () => {
    const events: RunEvent[] = [];
    const between = scoringReporter({
      emit: (event) => events.push(event),
      control: new RunControl({ onPause: nobody, onContinue: nobody, onStop: nobody }),
      log: nobody,
      environment: {},
    });
    const startedAt = performance.now();
    for (const share of [0.01, 0.02, 0.03]) {
      await setTimeout(10);
      await between(share);
    }
    const truth = ((performance.now() - startedAt) / 1000 / 0.03) * 0.97;
    await between(1);
    const estimates = events.filter((event) => event.kind === 'timeEstimated');
    assert.equal(estimates.length, 1);
    const [{ lowSeconds, highSeconds } = { lowSeconds: 0, highSeconds: 0 }] = estimates;
    assert.ok(truth / 3 < lowSeconds && lowSeconds < truth && truth < highSeconds && highSeconds < 2 * truth);
  });
});
