/** Kills a worker in the midst of a round; another one, in another folder, goes on from the checkpoint that the server keeps. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kernelAnswerSchema } from '../../core/contract/kernelAnswer.ts';
import { runConfigSchema } from '../../core/contract/runConfig.ts';
import { runRecordSchema } from '../../core/contract/runRecord.ts';
import { bringDataSet } from '../../core/host/bringDataSet.ts';
import { startKernel } from '../../core/host/kernelClient.ts';
import type { MeasureContext, Measurement, MeasureOutcome } from '../../tools/measure/measurement.ts';
import { seededRandom } from '../data/seededRandom.ts';
import { gone, spawnWorker } from './testing/spawnWorker.ts';
import { fineTuning, until, withQueue } from './testing/withQueue.ts';
import type { QueueTest } from './testing/withQueue.ts';

const config = { ...fineTuning, parameters: { ...fineTuning.parameters, epochs: 20 } };
const [firstStep, lastStep] = [20, 80];

export const measurement: Measurement = {
  name: 'takeover',
  about:
    'kill -9 of a worker at random steps of a training; another worker with another folder takes over from the server’s checkpoint: share that ends with the weights hash of an undisturbed run',
  unit: 'share',
  bar: { least: 1 },
  async run(context) {
    let outcome: MeasureOutcome | undefined;
    await withQueue(
      async (test) => {
        outcome = await takeOver(test, context);
      },
      { leaseSeconds: 5, keepsCheckpoints: true },
    );
    if (!outcome) throw new Error('nothing was measured');
    return outcome;
  },
};

async function takeOver(test: QueueTest, { quick, say }: MeasureContext): Promise<MeasureOutcome> {
  const expected = await undisturbed(test);
  say(`undisturbed run: weights ${expected ?? 'missing'}`);
  const kills = quick ? 2 : 20;
  const random = seededRandom(20_261_201, kills);
  const signal = new AbortController().signal;
  const counts = { same: 0, fromCheckpoint: 0 };
  for (let kill = 1; kill <= kills; kill++) {
    const step = firstStep + (random() % (lastStep - firstStep));
    const dataSet = await bringDataSet(test.server, test.sheet, { signal });
    const job = await test.post({ data: { dataSet }, ...config });
    const { child } = spawnWorker(test);
    await until(() => test.steps(job.id) >= step);
    const ended = gone(child);
    child.kill('SIGKILL');
    await ended;
    const other = test.startWorker({ folder: join(test.folder, `outro ${kill}`) });
    const { state, result } = await test.ended(job.id);
    await other.stop();
    const isSame = state === 'succeeded' && weightsOf(result) === expected;
    const hasGoneOn = other.log.some((line) => line.includes('goes on with'));
    counts.same += Number(isSame);
    counts.fromCheckpoint += Number(hasGoneOn);
    say(
      `kill ${kill} at step ${step}: ${hasGoneOn ? 'went on from the checkpoint' : 'BEGAN ANEW'}, ${isSame ? 'the same' : 'OTHER'} weights`,
    );
  }
  return { value: Math.min(counts.same, counts.fromCheckpoint) / kills, details: { kills, ...counts } };
}

function weightsOf(result: unknown): string | null {
  const answer = kernelAnswerSchema.parse(result);
  return answer.kind === 'trained' ? weightsIn(answer.runFolder) : null;
}

function weightsIn(runFolder: string): string | null {
  return runRecordSchema.parse(JSON.parse(readFileSync(join(runFolder, 'run.json'), 'utf8'))).weightsHash;
}

async function undisturbed(test: QueueTest): Promise<string | null> {
  const kernel = startKernel();
  try {
    const whole = runConfigSchema.parse({ data: { path: test.sheet }, ...config });
    const runFolder = join(test.folder, 'sozinho');
    await kernel.request({ kind: 'train', config: whole, runFolder });
    return weightsIn(runFolder);
  } finally {
    await kernel.close();
  }
}
