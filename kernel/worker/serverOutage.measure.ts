/** The server dies in the midst of a real training and stays away: the training must not notice, and nothing it told may be missing. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Job } from '../../core/contract/job.ts';
import { kernelEventSchema } from '../../core/contract/runEvent.ts';
import type { Measurement, MeasureContext } from '../../tools/measure/measurement.ts';
import { writeSmallSheet } from '../testing/smallSheet.ts';
import { spawnWorker } from './testing/spawnWorker.ts';
import { fineTuning, withQueue } from './testing/withQueue.ts';
import type { QueueTest } from './testing/withQueue.ts';

/** Seconds that the server is away, beside its start. */
const whole = [0, 20, 60];
const short = [0, 3];
const texts = 240;
const stepsOfRound = (0.8 * texts) / 8;
/** How long a training lasts beside the outage, at least. */
const besideSeconds = 20;
/** Of the first run, which also shows how long a step takes here. */
const firstRounds = 3;

export const measurement: Measurement = {
  name: 'server-outage',
  about:
    'faults after the server was killed in mid-training and was away for 0, 20 and 60 s: runs that did not finish or began again, and steps, rounds or events that are missing or told twice',
  unit: 'faults',
  bar: { most: 0 },
  async run({ quick, say }) {
    const details: Record<string, unknown> = {};
    let value = 0;
    let rounds = firstRounds;
    for (const seconds of quick ? short : whole) {
      const { faults, msPerStep, ...more } = await outage({ seconds, rounds }, say);
      // An outage after the end proves nothing.
      if (!more.wasTraining && !quick) throw new Error(`the training was over within ${seconds} s`);
      value += faults.length;
      details[`${seconds} s`] = { ...more, rounds, faults };
      const next = (quick ? short : whole).find((one) => one > seconds) ?? 0;
      // The kernel takes no more than 100.
      rounds = Math.min(100, Math.ceil((1000 * (next + besideSeconds)) / msPerStep / stepsOfRound));
    }
    return { value, details };
  },
};

interface Outage {
  readonly faults: string[];
  readonly steps: number;
  /** It was still under way when the server came back. */
  readonly wasTraining: boolean;
  readonly msPerStep: number;
}

async function outage(
  { seconds, rounds }: { seconds: number; rounds: number },
  say: MeasureContext['say'],
): Promise<Outage> {
  let outcome: Outage | undefined;
  await withQueue(async (test) => {
    writeSmallSheet(test.folder, texts);
    const parameters = { ...fineTuning.parameters, epochs: rounds };
    const { id } = await test.post({ ...fineTuning, parameters });
    const { child } = spawnWorker(test);
    try {
      await test.untilMidway(id);
      await test.killServer();
      await pause(1000 * seconds);
      const stepsBack = test.steps(id);
      await test.startServer();
      const job = await test.ended(id);
      const { steps, msPerStep } = toldByRun(test, id);
      const wasTraining = stepsBack < steps;
      outcome = { faults: await faultsOf(test, job), steps, wasTraining, msPerStep };
      say(`away ${seconds} s: ${steps} steps, ${stepsBack} when the server came back, ${job.state}`);
    } finally {
      child.kill('SIGKILL');
    }
  });
  if (!outcome) throw new Error('no outcome');
  return outcome;
}

interface OwnAccount {
  /** Those done again after a loss that rose count once. */
  readonly steps: number;
  readonly rounds: number;
  readonly msPerStep: number;
  readonly folders: number;
}

/** What is in the run folder: the kernel writes it whether anybody listens or not. */
function toldByRun({ workerFolder }: QueueTest, id: string): OwnAccount {
  const job = join(workerFolder, 'jobs', id);
  const runs = readdirSync(job).filter((name) => name.startsWith('run-'));
  const told = runs.flatMap((run) =>
    readFileSync(join(job, run, 'events.jsonl'), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => kernelEventSchema.parse(JSON.parse(line))),
  );
  const times = told.filter(({ event }) => event.kind === 'stepFinished').map(({ at }) => at);
  const events = told.map(({ event }) => event);
  return {
    steps: new Set(events.flatMap((event) => (event.kind === 'stepFinished' ? [event.step] : []))).size,
    rounds: new Set(events.flatMap((event) => (event.kind === 'epochFinished' ? [event.epoch] : []))).size,
    msPerStep: ((times.at(-1) ?? 0) - (times[0] ?? 0)) / times.length,
    folders: runs.length,
  };
}

/** Ends the server. */
async function faultsOf(
  test: QueueTest,
  { id, state, failedAttempts, lostAttempts }: Job,
): Promise<string[]> {
  const own = toldByRun(test, id);
  const attempts = await test.rows('select outcome from attempts');
  const events = await test.rows('select seq from events order by seq');
  const loss = await test.rows("select step from metrics where name = 'loss' order by step");
  const validation = await test.rows("select step from metrics where name = 'validationLoss' order by step");
  const numbers = (rows: typeof loss, column: string) => rows.map((row) => Number(row[column]));
  const checks: Readonly<Record<string, boolean>> = {
    'it did not finish': state === 'succeeded',
    'it began again': own.folders === 1 && attempts.length === 1 && failedAttempts + lostAttempts === 0,
    'events are missing': isWhole(numbers(events, 'seq'), 0),
    'steps are missing': isWhole(numbers(loss, 'step'), 1) && loss.length === own.steps,
    'rounds are missing': isWhole(numbers(validation, 'step'), 1) && validation.length === own.rounds,
  };
  return Object.keys(checks).filter((fault) => checks[fault] === false);
}

/** Each number once, from the first on. */
function isWhole(numbers: readonly number[], first: number): boolean {
  return numbers.length > 0 && numbers.every((number, i) => number === i + first);
}
