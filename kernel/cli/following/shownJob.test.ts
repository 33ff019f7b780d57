import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { jobSchema } from '../../../core/contract/job.ts';
import type { JobEvent } from '../../../core/contract/jobEvent.ts';
import type { RunEvent } from '../../../core/contract/runEvent.ts';
import { openCliSession } from '../session.ts';
import { ShownJob } from './shownJob.ts';

const job = jobSchema.parse({
  id: 'j1',
  state: 'queued',
  owner: 'ana',
  priority: 0,
  request: { kind: 'train', config: { data: { path: '/a.csv' } } },
  wish: null,
  failedAttempts: 0,
  lostAttempts: 0,
  createdAt: 0,
  startedAt: null,
  finishedAt: null,
  result: null,
  error: null,
  parentId: null,
});

/** What is written for some events; `seconds` pass between two looks at the clock. */
function shown(bodies: readonly JobEvent['body'][], { isTerminal = false, seconds = 0 } = {}) {
  let notes = '';
  let clock = 0;
  const screen = { write: (text: string) => void (notes += text), isTerminal, columns: () => 100 };
  const session = openCliSession(
    {
      words: [],
      environment: {},
      workFolder: '/',
      homeFolder: '/',
      output: screen,
      notes: screen,
      readSecret: () => Promise.resolve(null),
      onInterrupt: () => () => undefined,
      onTerminate: () => () => undefined,
      now: () => new Date((clock += 1000 * seconds)),
    },
    { language: 'en', json: false, details: false },
  );
  const one = new ShownJob(session, job);
  one.begin();
  bodies.forEach((body, index) => {
    one.show({ number: index + 1, at: 0, body });
  });
  one.away();
  one.away();
  const { progress } = one;
  one.close();
  return { notes, progress };
}

const told = (event: RunEvent): JobEvent['body'] => ({
  kind: 'told',
  told: { at: 0, event: { ...event } } as never,
});
const begun = (request: string) => told({ kind: 'requestAccepted', request });
const step = told({
  kind: 'stepFinished',
  epoch: 1,
  step: 5,
  totalSteps: 10,
  loss: 1,
  gradNorm: 1,
  learningRate: 1,
  tokens: 1,
  milliseconds: 1,
});

describe('a job that is shown', () => {
  it('says what the server does with it, what the watchdog finds, and once that the server is away', () => {
    const { notes } = shown([
      { kind: 'attemptBegan', attempt: 1 },
      { kind: 'moved', transition: 'start' },
      {
        kind: 'noticed',
        error: { code: 'job.silent', params: { jobId: 'j1', minutes: 15, restartMinutes: 5 } },
      },
      { kind: 'moved', transition: 'leaseExpire' },
      { kind: 'told', told: 'of another version' },
    ]);
    assert.deepEqual(
      notes
        .trimEnd()
        .split('\n')
        .map((line) => line.slice(0, 34)),
      [
        'The training waits in the queue (j',
        'A worker has taken the training.',
        '! Nothing has been heard of the tr',
        'The training waits in the queue (j',
        'The server does not answer. It is ',
      ],
    );
  });

  it('shows the last sign of life, and what Ctrl+C does here', () => {
    const { notes } = shown([begun('train'), told({ kind: 'phaseStarted', phase: 'fineTuning' }), step], {
      isTerminal: true,
      seconds: 60,
    });
    assert.match(notes, /last sign of life 1 min/u);
    assert.match(notes, /Ctrl\+C asks whether the training goes on/u);
    assert.doesNotMatch(notes, /keeps what was learnt/u);
  });

  it('begins anew with a worker that does, and goes on with one that goes on', () => {
    const first = [begun('train'), told({ kind: 'phaseStarted', phase: 'fineTuning' }), step];
    assert.equal(shown([...first, begun('resume')]).progress.phase, 'fineTuning');
    assert.equal(shown([...first, begun('train')]).progress.phase, undefined);
  });
});
