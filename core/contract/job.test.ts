import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { heldStates, jobStates, jobTransitions, nextState } from './job.ts';
import type { JobState } from './job.ts';

const ends: readonly JobState[] = ['succeeded', 'failed', 'cancelled'];
const transitionList = fc.array(fc.constantFrom(...jobTransitions));

describe('the life of a job', () => {
  it('leads from the queue to its end', () => {
    assert.equal((['lease', 'start', 'succeed'] as const).reduce(nextState, 'queued'), 'succeeded');
  });

  it('goes back to the queue when its lease ends', () => {
    for (const state of heldStates) assert.equal(nextState(state, 'endLease'), 'queued');
  });

  it('never leaves an end', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ends), transitionList, (end, transitions) => {
        assert.equal(transitions.reduce(nextState, end), end);
      }),
    );
  });

  it('is done by nobody who holds no lease', () => {
    fc.assert(
      fc.property(transitionList, (transitions) => {
        let state: JobState = 'queued';
        for (const transition of transitions) {
          const next = nextState(state, transition);
          if (next === 'succeeded' && state !== 'succeeded') {
            assert.ok(heldStates.some((held) => held === state));
          }
          if (state !== next) assert.notEqual(nextState(state, transition), state);
          state = next;
        }
      }),
    );
  });

  it('repeats any transition without harm', () => {
    for (const state of jobStates) {
      for (const transition of jobTransitions) {
        const once = nextState(state, transition);
        assert.equal(nextState(once, transition), once, `${state} ${transition}`);
      }
    }
  });
});
