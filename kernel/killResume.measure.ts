/** Kills a training kernel at random moments, some inside writes, and resumes it: the weights must be those of an undisturbed run. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runConfigSchema } from '../core/contract/runConfig.ts';
import { runRecordSchema } from '../core/contract/runRecord.ts';
import type { RunEvent } from '../core/contract/runEvent.ts';
import type { Measurement } from '../tools/measure/measurement.ts';
import { startKernel } from './client/kernelClient.ts';
import { seededRandom } from './data/seededRandom.ts';
import { writeSmallSheet } from './testing/smallSheet.ts';

const baseModel = fileURLToPath(new URL('model/fixtures/bert-f32-sharded', import.meta.url));

export const measurement: Measurement = {
  name: 'kill-resume',
  about:
    'kill -9 at 30 random moments of a run, some inside writes; share of resumes with the undisturbed weights hash',
  unit: 'share',
  bar: { least: 1 },
  async run({ quick, say }) {
    const folder = mkdtempSync(join(tmpdir(), 'bert matar '));
    try {
      const config = runConfigSchema.parse({
        data: { path: writeSmallSheet(folder, 400) },
        baseModel,
        preset: 'rapido',
        parameters: { epochs: 4, frozenLayers: 1, batchSize: 8, maxLength: 64 },
        stages: ['baseline', 'instant', 'fineTuned'],
        threads: 2,
      });
      const undisturbed = join(folder, 'inteiro');
      const duration = await trainWhole(config, undisturbed);
      const expected = weightsHashOf(undisturbed);
      say(`undisturbed run: ${Math.round(duration)} ms, weights ${expected}`);
      const kills = quick ? 3 : 30;
      const random = seededRandom(20260101, kills);
      let same = 0;
      for (let i = 0; i < kills; i++) {
        const run = join(folder, `run ${i}`);
        // Every third kill waits for a write to begin; the others come at any time.
        const moment =
          i % 3 === 0 ? writingMoment(random() % 20) : { afterMs: (random() / 2 ** 32) * duration };
        const where = await trainKilled(config, run, moment);
        const hash = await finishRun(config, run);
        same += Number(hash === expected);
        say(
          `kill ${i + 1} of ${kills}: ${where}; resumed to ${hash === expected ? 'the same' : 'OTHER'} weights`,
        );
        rmSync(run, { recursive: true, force: true });
      }
      return {
        value: same / kills,
        details: { kills, milliseconds: Math.round(duration), weightsHash: expected },
      };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

type Config = ReturnType<typeof runConfigSchema.parse>;

/** Kill this long after the start, or this long after an event that a write follows. */
type Moment = { readonly afterMs: number } | { readonly on: RunEvent['kind']; readonly delayMs: number };

function writingMoment(delayMs: number): Moment {
  const events = ['epochFinished', 'checkpointSaved', 'phaseStarted'] as const;
  return { on: events[delayMs % events.length] ?? 'epochFinished', delayMs: delayMs % 8 };
}

async function trainWhole(config: Config, runFolder: string): Promise<number> {
  const kernel = startKernel();
  const startedAt = performance.now();
  await kernel.request({ kind: 'train', config, runFolder });
  const duration = performance.now() - startedAt;
  await kernel.close();
  return duration;
}

async function trainKilled(config: Config, runFolder: string, moment: Moment): Promise<string> {
  const kernel = startKernel();
  let last = 'before the first event';
  let isArmed = true;
  const kill = (delayMs: number) => {
    isArmed = false;
    setTimeout(() => void kernel.kill(), delayMs);
  };
  if ('afterMs' in moment) kill(moment.afterMs);
  const onEvent = ({ event }: { event: RunEvent }) => {
    last = event.kind === 'stepFinished' ? `step ${event.step}` : event.kind;
    if (isArmed && 'on' in moment && event.kind === moment.on) kill(moment.delayMs);
  };
  const outcome = await kernel.request({ kind: 'train', config, runFolder }, { onEvent }).then(
    () => 'had finished before the kill',
    () => `killed after ${last}`,
  );
  await kernel.kill();
  return outcome;
}

/** Resumes, or starts again where the kill came before there was anything to resume; the finished run's weights hash. */
async function finishRun(config: Config, runFolder: string): Promise<string | null> {
  const kernel = startKernel();
  try {
    await kernel.request({ kind: 'resume', runFolder }).catch(async (error: unknown) => {
      if (weightsHashOf(runFolder) !== null) return;
      rmSync(runFolder, { recursive: true, force: true });
      await kernel.request({ kind: 'train', config, runFolder }).catch(() => {
        throw error;
      });
    });
  } finally {
    await kernel.close();
  }
  return weightsHashOf(runFolder);
}

function weightsHashOf(runFolder: string): string | null {
  try {
    return runRecordSchema.parse(JSON.parse(readFileSync(join(runFolder, 'run.json'), 'utf8'))).weightsHash;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
