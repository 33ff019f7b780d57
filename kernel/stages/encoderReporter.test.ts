import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { describe, it } from 'mocha';
import type { RunEvent } from '../../core/contract/runEvent.ts';
import type { WorkAfterEncoding } from '../../core/training/workAfterEncoding.ts';
import { RunControl } from '../runControl.ts';
import { EncoderReporter } from './encoderReporter.ts';

const nobody = () => undefined;

/** The first estimate of a pass with 9,700 of 10,000 tokens left, and the speed it saw. */
async function firstEstimate(
  workAfter: WorkAfterEncoding,
  besideReading = { lowSeconds: 0, highSeconds: 0 },
) {
  const events: RunEvent[] = [];
  const reporter = new EncoderReporter(
    { session: { sampleDevice: () => [] }, estimate: { kind: 'reading', workAfter, besideReading } },
    {
      emit: (event) => events.push(event),
      control: new RunControl({ onPause: nobody, onContinue: nobody, onStop: nobody }),
      log: nobody,
      environment: {},
    },
  );
  for (const done of [100, 200, 300]) {
    await setTimeout(2);
    await reporter.between(done, 10_000);
  }
  const [estimate] = events.filter((event) => event.kind === 'timeEstimated');
  assert.ok(estimate);
  return { ...estimate, secondsPerToken: reporter.millisecondsPerToken / 1000 };
}

describe('the time left of an encoder’s pass', () => {
  it('is that of the tokens left at the measured speed', async () => {
    const { lowSeconds, highSeconds, secondsPerToken } = await firstEstimate({ low: 0, high: 0 });
    const truth = 9700 * secondsPerToken;
    assert.ok(lowSeconds < truth && truth < highSeconds);
    assert.ok(truth / 2 <= lowSeconds && highSeconds <= truth * 1.5);
  });
  it('holds what the run does after it, at the least and at the most', async () => {
    const after = { low: 100_000, high: 1_000_000 };
    const { lowSeconds, highSeconds, secondsPerToken } = await firstEstimate(after);
    assert.ok(lowSeconds > 50_000 * secondsPerToken && lowSeconds < 109_700 * secondsPerToken);
    assert.ok(highSeconds > 1_009_700 * secondsPerToken);
  });
  it('is that of all rounds, and beside it the earliest end where the training may stop before', async () => {
    const { lowSeconds, earliestSeconds, secondsPerToken } = await firstEstimate({
      low: 100_000,
      high: 100_000,
      earliest: 20_000,
    });
    assert.ok(earliestSeconds !== undefined && earliestSeconds < lowSeconds);
    assert.ok(earliestSeconds > 10_000 * secondsPerToken && earliestSeconds < 29_700 * secondsPerToken);
    assert.equal((await firstEstimate({ low: 0, high: 0 })).earliestSeconds, undefined);
  });
  it('holds what is no reading of texts', async () => {
    const beside = { lowSeconds: 1000, highSeconds: 3000 };
    const { lowSeconds, highSeconds } = await firstEstimate({ low: 0, high: 0 }, beside);
    assert.ok(lowSeconds > 1000 && lowSeconds < 2000 && highSeconds > 3000);
  });
});
