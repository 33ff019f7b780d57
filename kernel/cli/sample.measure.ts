/** What the first command gives: how long the sample spreadsheet takes, and what its model is worth over ten seeds. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runConfigSchema } from '../../core/contract/runConfig.ts';
import { installedPath } from '../../core/tables/programPath.ts';
import type { Measurement, MeasureContext, MeasureOutcome } from '../../tools/measure/measurement.ts';
import { startKernel } from '../../core/host/kernelClient.ts';
import { sampleSpreadsheet } from '../../core/host/sampleSpreadsheet.ts';
import { timeCommand } from './testing/timeCommand.ts';

export const measurements: readonly Measurement[] = [
  {
    name: 'first-command',
    about: 'seconds of `bert-training demo` from start to verdict, fine-tuning included',
    unit: 's',
    bar: { most: 240 },
    run: firstCommand,
  },
  {
    name: 'sample-seeds',
    about:
      'points of test accuracy of the delivered model above the baseline on the sample, mean of ten seeds',
    unit: 'points',
    bar: { least: 0.01 },
    run: sampleSeeds,
  },
];

function firstCommand({ quick, say }: MeasureContext): Promise<MeasureOutcome> {
  const folder = mkdtempSync(join(tmpdir(), 'bert-first-'));
  try {
    const wordsOf = (repeat: number) => ['demo', '--out', join(folder, `run ${repeat}`)];
    return Promise.resolve(timeCommand(wordsOf, quick ? 1 : 3, say));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function sampleSeeds({ quick, say }: MeasureContext): Promise<MeasureOutcome> {
  const runs: SampleRun[] = [];
  for (let seed = 1; seed <= (quick ? 1 : 10); seed++) {
    const run = await trainSample(seed);
    const shown = Object.entries(run.accuracy).map(
      ([stage, value]) => `${stage} ${(100 * value).toFixed(1)}`,
    );
    say(`seed ${seed}: ${shown.join(', ')}; delivered ${run.delivered}`);
    runs.push(run);
  }
  const pointsOf = (stageOf: (run: SampleRun) => string) =>
    (100 * runs.reduce((sum, run) => sum + (run.accuracy[stageOf(run)] ?? 0), 0)) / runs.length;
  const baseline = pointsOf(() => 'baseline');
  // What makes the sample worth showing (sample.test.ts).
  say(`baseline ${baseline.toFixed(1)} on average, to lie between 75 and 92`);
  return { value: pointsOf(({ delivered }) => delivered) - baseline, details: { baseline, runs } };
}

interface SampleRun {
  readonly seed: number;
  readonly delivered: string;
  readonly accuracy: Readonly<Record<string, number>>;
}

/** Test accuracy of each stage, by the preset of the first command. */
async function trainSample(seed: number): Promise<SampleRun> {
  const folder = mkdtempSync(join(tmpdir(), 'bert-sample-'));
  const kernel = startKernel();
  try {
    const config = runConfigSchema.parse({
      data: { path: installedPath(sampleSpreadsheet) },
      preset: 'rapido',
      parameters: { seed },
    });
    const answer = await kernel.request({ kind: 'train', config, runFolder: join(folder, 'run') });
    if (answer.kind !== 'trained') throw new Error(`the run ended as ${answer.kind}`);
    const accuracy = Object.fromEntries(answer.evaluation.stages.map((each) => [each.stage, each.accuracy]));
    return { seed, delivered: answer.delivered, accuracy };
  } finally {
    await kernel.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
