import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { nextState, runStates, runTransitions } from './runState.ts';

describe('nextState', () => {
  it('leads a run from the queue to its end', () => {
    const path = (['lease', 'start', 'pause', 'continue', 'succeed'] as const).reduce(nextState, 'queued');
    assert.equal(path, 'succeeded');
  });

  it('puts a run whose lease expired back into the queue', () => {
    assert.equal(nextState('running', 'leaseExpire'), 'queued');
  });

  it('never leaves an end', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('succeeded' as const, 'failed' as const, 'cancelled' as const),
        fc.array(fc.constantFrom(...runTransitions)),
        (end, transitions) => {
          assert.equal(transitions.reduce(nextState, end), end);
        },
      ),
    );
  });

  it('changes nothing when a transition does not apply', () => {
    for (const state of runStates) assert.ok(runStates.includes(nextState(state, 'continue')));
    assert.equal(nextState('queued', 'pause'), 'queued');
  });
});
