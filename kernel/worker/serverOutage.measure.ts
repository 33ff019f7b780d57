/** The server dies in the midst of a real training and stays away: the training must not notice, and nothing it told may be missing. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Job } from '../../core/contract/job.ts';
import { kernelEventSchema } from '../../core/contract/runEvent.ts';
import type { Measurement, MeasureContext } from '../../tools/measure/measurement.ts';
import { spawnWorker } from './testing/spawnWorker.ts';
import { fineTuning, withQueue } from './testing/withQueue.ts';
import type { QueueTest } from './testing/withQueue.ts';

/** Seconds that the server is away, beside its start. */
const whole = [0, 20, 60];
const short = [0, 3];
/** Enough that the training outlives the outage; the kernel takes no more than 100. */
const epochsFor = (seconds: number) => Math.min(100, 20 + 2 * seconds);
/** Small, so that a round has many steps. */
const batchSize = 4;

export const measurement: Measurement = {
  name: 'server-outage',
  about:
    'faults after the server was killed in mid-training and was away for 0, 20 and 60 s: runs that did not finish or began again, and steps, rounds or events that are missing or told twice',
  unit: 'faults',
  bar: { most: 0 },
  async run({ quick, say }) {
    const details: Record<string, unknown> = {};
    let value = 0;
    for (const seconds of quick ? short : whole) {
      const { faults, ...more } = await outage(seconds, say);
      value += faults.length;
      details[`${seconds} s`] = { ...more, faults };
    }
    return { value, details };
  },
};

interface Outage {
  readonly faults: string[];
  readonly steps: number;
  /** It was still under way when the server came back. */
  readonly wasTraining: boolean;
}

async function outage(seconds: number, say: MeasureContext['say']): Promise<Outage> {
  let outcome: Outage | undefined;
  await withQueue(async (test) => {
    const parameters = { ...fineTuning.parameters, epochs: epochsFor(seconds), batchSize };
    const { id } = await test.post({ ...fineTuning, parameters });
    const { child } = spawnWorker(test);
    try {
      await test.untilMidway(id);
      await test.killServer();
      await pause(1000 * seconds);
      const stepsBack = test.steps(id);
      await test.startServer();
      const job = await test.ended(id);
      const { steps } = toldByRun(test, id);
      const wasTraining = stepsBack < steps.length;
      outcome = { faults: await faultsOf(test, job), steps: steps.length, wasTraining };
      say(`away ${seconds} s: ${steps.length} steps, ${stepsBack} when the server came back, ${job.state}`);
    } finally {
      child.kill('SIGKILL');
    }
  });
  if (!outcome) throw new Error('no outcome');
  return outcome;
}

/** What is in the run folder: the kernel writes it whether anybody listens or not. */
function toldByRun({ workerFolder }: QueueTest, id: string): { steps: number[]; rounds: number[]; folders: number } {
  const job = join(workerFolder, 'jobs', id);
  const runs = readdirSync(job).filter((name) => name.startsWith('run-'));
  const events = runs.flatMap((run) =>
    readFileSync(join(job, run, 'events.jsonl'), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => kernelEventSchema.parse(JSON.parse(line)).event),
  );
  return {
    steps: events.flatMap((event) => (event.kind === 'stepFinished' ? [event.step] : [])),
    rounds: events.flatMap((event) => (event.kind === 'epochFinished' ? [event.epoch] : [])),
    folders: runs.length,
  };
}

/** Ends the server. */
async function faultsOf(test: QueueTest, { id, state, failedAttempts, lostAttempts }: Job): Promise<string[]> {
  const { steps, rounds, folders } = toldByRun(test, id);
  const attempts = await test.rows('select outcome from attempts');
  const events = await test.rows('select seq from events order by seq');
  const loss = await test.rows("select step from metrics where name = 'loss' order by step");
  const validation = await test.rows("select step from metrics where name = 'validationLoss' order by step");
  const numbers = (rows: typeof loss, column: string) => rows.map((row) => Number(row[column]));
  const checks: Readonly<Record<string, boolean>> = {
    'it did not finish': state === 'succeeded',
    'it began again': folders === 1 && attempts.length === 1 && failedAttempts + lostAttempts === 0,
    'events are missing': isWhole(numbers(events, 'seq'), 0),
    'steps are missing': isWhole(numbers(loss, 'step'), 1) && loss.length === steps.length,
    'the run told a step twice': isWhole(steps, 1),
    'rounds are missing': isWhole(numbers(validation, 'step'), 1) && validation.length === rounds.length,
  };
  return Object.keys(checks).filter((fault) => checks[fault] === false);
}

/** Each number once, from the first on. */
function isWhole(numbers: readonly number[], first: number): boolean {
  return numbers.length > 0 && numbers.every((number, i) => number === i + first);
}
