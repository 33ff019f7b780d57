import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { jobTransitions, nextState as nextJobState } from './job.ts';
import type { JobState, JobTransition } from './job.ts';
import { stateAfter, toldEventOf } from './jobEvent.ts';
import type { JobEvent } from './jobEvent.ts';
import type { RunState } from './runState.ts';

const eventOf = (body: JobEvent['body']): JobEvent => ({ number: 1, at: 0, body });
const told = (event: object) => eventOf({ kind: 'told', told: { at: 5, event: { ...event } } });
const pause = told({ kind: 'paused' });
const goOn = told({ kind: 'continued' });

function movedOf(transition: JobTransition): JobEvent {
  if (transition === 'lease') return eventOf({ kind: 'attemptBegan', attempt: 1 });
  const name = transition === 'endLease' ? 'leaseExpire' : transition;
  return eventOf({ kind: 'moved', transition: name });
}

describe('events of a job, folded', () => {
  it('lead to the state of the job, whatever its worker tells in between', () => {
    const step = fc.oneof(fc.constantFrom(...jobTransitions), fc.constantFrom(pause, goOn));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let job: JobState = 'queued';
        let run: RunState = 'queued';
        for (const one of steps) {
          if (typeof one !== 'string') run = stateAfter(run, one);
          else {
            // The server tells only what moved something.
            const next = nextJobState(job, one);
            if (next !== job) run = stateAfter(run, movedOf(one));
            job = next;
          }
          assert.equal(run === 'paused' ? 'running' : run, job);
        }
      }),
    );
  });

  it('know a run that is paused, and one that goes on', () => {
    assert.equal(stateAfter('running', pause), 'paused');
    assert.equal(stateAfter('paused', goOn), 'running');
    assert.equal(stateAfter('running', eventOf({ kind: 'wished', wish: 'pause' })), 'running');
  });

  it('are the kernel’s where they are of its shape, and otherwise anything', () => {
    assert.deepEqual(toldEventOf(pause), { at: 5, event: { kind: 'paused' } });
    assert.equal(toldEventOf(told({ kind: 'of another version' })), undefined);
    assert.equal(toldEventOf(eventOf({ kind: 'told', told: 7 })), undefined);
  });
});
