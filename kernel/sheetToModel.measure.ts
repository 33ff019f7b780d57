/** From a spreadsheet to a judged model, against what an expert's script needs for the training alone. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { runConfigSchema, stages as stageNames } from '../core/contract/runConfig.ts';
import type { Stage } from '../core/contract/runConfig.ts';
import type { MeasureContext, MeasureOutcome, Measurement } from '../tools/measure/measurement.ts';
import { startKernel } from './client/kernelClient.ts';
import { readBuild } from './run/describeEnvironment.ts';
import { keptResult } from './testing/keptResult.ts';
import { writePeerSheet } from './testing/peerSheet.ts';
import { prepareSet } from './testing/publicSets.ts';
import type { PreparedSet } from './testing/publicSets.ts';
import { findPeer } from './testing/pytorchPeer.ts';
import type { Peer } from './testing/pytorchPeer.ts';

const threads = 2;

export const measurements: readonly Measurement[] = [
  {
    name: 'sheet-to-model',
    about:
      'movimentações, default preset, file to verdict, over the peer fine-tuning all layers for as many epochs (--pad random)',
    unit: 'ratio of wall times',
    bar: { most: 0.35 },
    run: (context) => compare(context, { stages: stageNames }),
  },
  {
    name: 'sheet-to-model-accuracy',
    about:
      'movimentações, default preset, mean test accuracy of three seeds less that of the peer fine-tuning all layers for as many epochs',
    unit: 'points',
    bar: { least: -0.5 },
    run: compareAccuracy,
  },
  {
    name: 'instant-time',
    about:
      'movimentações, file to verdict with the instant model, over the peer fine-tuning all layers for 3 epochs (--pad random)',
    unit: 'ratio of wall times',
    bar: { most: 1 / 8 },
    run: (context) => compare(context, { stages: ['baseline', 'instant'], peerEpochs: 3 }),
  },
];

interface Comparison {
  readonly stages: readonly Stage[];
  /** Left out: as many as our run did. */
  readonly peerEpochs?: number;
}

async function compare(context: MeasureContext, { stages, peerEpochs }: Comparison): Promise<MeasureOutcome> {
  const peer = findPeer();
  if ('skipped' in peer) return peer;
  const outcome = await inFolder(1, async (task) => {
    const own = await runOwn({ ...task, ...context, stages });
    context.say(
      `ours: ${own.seconds.toFixed(1)} s, ${own.epochs} epochs, accuracy ${own.accuracy.toFixed(4)}`,
    );
    const steps = context.quick ? 10 : 100;
    const expert = await runPeer(peer, task.prepared, { folder: task.folder, steps });
    const epochs = peerEpochs ?? own.epochs;
    const peerSeconds = expert.secondsPerEpoch * epochs;
    context.say(
      `peer: ${expert.secondsPerEpoch.toFixed(1)} s an epoch by ${steps} steps, ${peerSeconds.toFixed(0)} s for ${epochs}`,
    );
    return { value: own.seconds / peerSeconds, details: { own, peer: expert, peerEpochs: epochs } };
  });
  return outcome ?? { skipped: 'the shared data set is not on this machine' };
}

interface RunTask {
  readonly prepared: PreparedSet;
  readonly folder: string;
  readonly seed: number;
}

/** The work in a folder that goes afterwards; undefined where the data set is missing. */
async function inFolder<T>(seed: number, work: (task: RunTask) => Promise<T>): Promise<T | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'bert-sheet-'));
  try {
    const prepared = prepareSet('movimentacoes', seed, folder);
    return prepared && (await work({ prepared, folder, seed }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const ownRunSchema = z.object({
  seconds: z.number(),
  epochs: z.int(),
  delivered: z.enum(stageNames),
  accuracy: z.number(),
});
type OwnRun = z.infer<typeof ownRunSchema>;

async function runOwn({
  prepared: { path, splitRows },
  folder,
  seed,
  stages,
  quick,
  say,
}: RunTask & MeasureContext & { readonly stages?: readonly Stage[] }): Promise<OwnRun> {
  const kernel = startKernel();
  let epochs = 0;
  const startedAt = performance.now();
  try {
    const config = runConfigSchema.parse({
      data: { path },
      recipe: [{ kind: 'dropEmpty' }],
      splitRows,
      stages: [...(stages ?? stageNames)],
      threads,
      parameters: { seed, ...(quick && { epochs: 1 }) },
    });
    const onEvent = ({ event }: { event: { kind: string } }) => {
      if (event.kind === 'epochFinished') epochs += 1;
      if (event.kind === 'epochFinished' || event.kind === 'stageFinished') say(JSON.stringify(event));
    };
    const answer = await kernel.request(
      { kind: 'train', config, runFolder: join(folder, 'run') },
      { onEvent },
    );
    if (answer.kind !== 'trained') throw new Error(`the run ended as ${answer.kind}`);
    const seconds = (performance.now() - startedAt) / 1000;
    return { seconds, epochs, delivered: answer.delivered, accuracy: answer.evaluation.test.accuracy };
  } finally {
    await kernel.close();
  }
}

/** The peer trains everything, in batches dealt at random, for some steps; its epoch is that rate times our steps. */
async function runPeer(
  peer: Peer,
  prepared: PreparedSet,
  { folder, steps }: { folder: string; steps: number },
): Promise<{ secondsPerEpoch: number; tokensPerSecond: number; torch: string }> {
  const { files, batchCount } = await writePeerSheet(prepared, folder);
  const args = ['--pad', 'random', '--threads', String(threads), '--steps', String(steps)];
  const { ms, tokens_per_s: tokensPerSecond, torch } = await peer.run(files, args);
  const meanMs = ms.reduce((sum, one) => sum + one, 0) / ms.length;
  return { secondsPerEpoch: (meanMs / 1000) * batchCount, tokensPerSecond, torch };
}

/** Three seeds of the default preset, against one training of the peer for as many epochs, by the recipe of the study. */
async function compareAccuracy({ quick, say }: MeasureContext): Promise<MeasureOutcome> {
  const peer = findPeer();
  if ('skipped' in peer) return peer;
  const { commit } = await readBuild();
  const own: OwnRun[] = [];
  for (const seed of quick ? [1] : [1, 2, 3]) {
    const name = `sheet-${commit ?? 'unknown'}-${seed}${quick ? '-quick' : ''}`;
    const run = await keptResult(name, ownRunSchema, () =>
      inFolder(seed, (task) => runOwn({ ...task, quick, say })),
    );
    if (!run) return { skipped: 'the shared data set is not on this machine' };
    say(`ours, seed ${seed}: ${(100 * run.accuracy).toFixed(1)} (${run.delivered}, ${run.epochs} epochs)`);
    own.push(run);
  }
  const epochs = Math.max(...own.map((run) => run.epochs));
  const accuracy = await inFolder(1, (task) => peerAccuracy(peer, { ...task, epochs }));
  if (accuracy === undefined) return { skipped: 'the peer gave no accuracy' };
  say(`peer, ${epochs} epochs: ${(100 * accuracy).toFixed(1)}`);
  const mean = own.reduce((sum, run) => sum + run.accuracy, 0) / own.length;
  return { value: 100 * (mean - accuracy), details: { own, peer: { epochs, accuracy } } };
}

/** Padding does not change what is learnt; batches of similar lengths only save the peer time. */
async function peerAccuracy(
  peer: Peer,
  { prepared, folder, epochs }: RunTask & { epochs: number },
): Promise<number | undefined> {
  const { files, evalFile, hash } = await writePeerSheet(prepared, folder);
  const recipe = ['--lr', '1e-4', '--head-lr', '1e-3', '--epochs', String(epochs)];
  return keptResult(`sheet-peer-${hash}-${epochs}`, z.number(), async () => {
    const args = ['--pad', 'longest', '--threads', String(threads), '--eval', evalFile, ...recipe];
    return (await peer.run(files, args)).accuracy;
  });
}
