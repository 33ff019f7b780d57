import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { AppError } from '../../core/contract/errors/appError.ts';
import { tellEnd } from './tellEnd.ts';
import type { JobEnd, Outcome } from './tellEnd.ts';

const failed: Outcome = { kind: 'failed', error: new AppError('file.not_found', { path: 'a' }) };
const answered: Outcome = { kind: 'answered', answer: { kind: 'stopped', runFolder: null } };

/** What is said to a server that takes everything, but for results where it does not. */
async function saidOf(outcome: Outcome, reason: JobEnd['reason'], takesResults = true): Promise<string[]> {
  const said: string[] = [];
  const state = await tellEnd({
    outcome,
    reason,
    lease: {
      complete: () => {
        said.push('complete');
        if (takesResults) return Promise.resolve('succeeded');
        return Promise.reject(new AppError('request.too_large', { limitMiB: 1 }));
      },
      fail: ({ code }) => {
        said.push(`fail ${code}`);
        return Promise.resolve('failed');
      },
      giveBack: () => {
        said.push('give back');
        return Promise.resolve(reason === 'cancel' ? 'cancelled' : 'queued');
      },
    },
    folder: {
      remove: () => {
        said.push('remove');
        return Promise.resolve();
      },
    },
  });
  return [...said, String(state)];
}

describe('the end of a job', () => {
  for (const [what, outcome, reason, expected] of [
    ['that is done', answered, undefined, ['complete', 'succeeded']],
    ['that was done before it heard that it should end', answered, 'cancel', ['complete', 'succeeded']],
    ['that failed', failed, undefined, ['fail file.not_found', 'failed']],
    ['that its owner cancelled', failed, 'cancel', ['give back', 'remove', 'cancelled']],
    ['whose worker ends', failed, 'stopping', ['give back', 'queued']],
    ['that is to begin again', failed, 'restart', ['give back', 'queued']],
    ['that is another’s by now', answered, 'lost', ['null']],
  ] as const) {
    it(`${what} is told with ${expected.join(', ')}`, async () => {
      assert.deepEqual(await saidOf(outcome, reason), expected);
    });
  }

  it('whose result the server refuses is a failure, and does not go round among the workers', async () => {
    assert.deepEqual(await saidOf(answered, undefined, false), [
      'complete',
      'fail request.too_large',
      'failed',
    ]);
  });
});
