/** The life of a run as one pure function, for everybody who keeps a copy of it. */

export const runStates = [
  'queued',
  'leased',
  'running',
  'paused',
  'succeeded',
  'failed',
  'cancelled',
] as const;
export type RunState = (typeof runStates)[number];

export const runTransitions = [
  'lease',
  'start',
  'leaseExpire',
  'pause',
  'continue',
  'succeed',
  'fail',
  'cancel',
] as const;
export type RunTransition = (typeof runTransitions)[number];

const allowed: Record<RunState, Partial<Record<RunTransition, RunState>>> = {
  queued: { lease: 'leased', start: 'running', cancel: 'cancelled' },
  leased: {
    start: 'running',
    leaseExpire: 'queued',
    succeed: 'succeeded',
    fail: 'failed',
    cancel: 'cancelled',
  },
  running: {
    pause: 'paused',
    leaseExpire: 'queued',
    succeed: 'succeeded',
    fail: 'failed',
    cancel: 'cancelled',
  },
  paused: {
    continue: 'running',
    leaseExpire: 'queued',
    succeed: 'succeeded',
    fail: 'failed',
    cancel: 'cancelled',
  },
  succeeded: {},
  failed: {},
  cancelled: {},
};

/** The state after `transition`; a transition that does not apply changes nothing, so replaying one twice is harmless. */
export function nextState(state: RunState, transition: RunTransition): RunState {
  return allowed[state][transition] ?? state;
}
