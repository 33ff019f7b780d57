/** From a spreadsheet to a judged model, against what an expert's script needs for the training alone. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stages } from '../core/contract/runConfig.ts';
import type { Stage } from '../core/contract/runConfig.ts';
import type { MeasureContext, MeasureOutcome, Measurement } from '../tools/measure/measurement.ts';
import { readBuild } from './run/describeEnvironment.ts';
import { keptResult } from './testing/keptResult.ts';
import { peerAccuracy, peerSpeed } from './testing/peerSheet.ts';
import { prepareSet } from './testing/publicSets.ts';
import type { PreparedSet } from './testing/publicSets.ts';
import { deliveredAccuracy, publicRunSchema, runPublicSet } from './testing/publicRun.ts';
import type { PublicRun } from './testing/publicRun.ts';
import { findPeer } from './testing/pytorchPeer.ts';

const set = 'movimentacoes';
const threads = 2;

export const measurements: readonly Measurement[] = [
  {
    name: 'sheet-to-model',
    about:
      'movimentações, default preset, file to verdict, over the peer fine-tuning all layers for as many epochs (--pad random)',
    unit: 'ratio of wall times',
    bar: { most: 0.35 },
    run: (context) => compareTime(context, { stages }),
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
    run: (context) => compareTime(context, { stages: ['baseline', 'instant'], peerEpochs: 3 }),
  },
];

interface Comparison {
  readonly stages: readonly Stage[];
  /** Left out: as many as our run did. */
  readonly peerEpochs?: number;
}

async function compareTime(
  context: MeasureContext,
  { stages: wanted, peerEpochs }: Comparison,
): Promise<MeasureOutcome> {
  const peer = findPeer();
  if ('skipped' in peer) return peer;
  const outcome = await withPreparedSet(async (prepared, folder) => {
    const own = await runOwn(1, wanted, context);
    if (!own) return undefined;
    const steps = context.quick ? 10 : 100;
    const expert = await peerSpeed(peer, prepared, { folder, steps, threads });
    const epochs = peerEpochs ?? own.epochs;
    const peerSeconds = expert.secondsPerEpoch * epochs;
    context.say(
      `peer: ${expert.secondsPerEpoch.toFixed(1)} s an epoch by ${steps} steps, ${peerSeconds.toFixed(0)} s for ${epochs}`,
    );
    return { value: own.seconds / peerSeconds, details: { own, peer: expert, peerEpochs: epochs } };
  });
  return outcome ?? { skipped: 'the shared data set is not on this machine' };
}

/** Three seeds of the default preset, against one training of the peer, by the recipe of the study. */
async function compareAccuracy(context: MeasureContext): Promise<MeasureOutcome> {
  const { quick, say } = context;
  const peer = findPeer();
  if ('skipped' in peer) return peer;
  const { commit } = await readBuild();
  const own: PublicRun[] = [];
  for (const seed of quick ? [1] : [1, 2, 3]) {
    const name = `sheet-${commit ?? 'unknown'}-${seed}${quick ? '-quick' : ''}`;
    const run = await keptResult(name, publicRunSchema, () => runOwn(seed, stages, context));
    if (!run) return { skipped: 'the shared data set is not on this machine' };
    own.push(run);
  }
  const epochs = Math.max(...own.map((run) => run.epochs));
  const accuracy = await withPreparedSet((prepared, folder) =>
    peerAccuracy(peer, prepared, { folder, epochs, threads }),
  );
  if (accuracy === undefined) return { skipped: 'the peer gave no accuracy' };
  say(`peer, ${epochs} epochs: ${(100 * accuracy).toFixed(1)}`);
  const mean = own.reduce((sum, run) => sum + deliveredAccuracy(run), 0) / own.length;
  return { value: 100 * (mean - accuracy), details: { own, peer: { epochs, accuracy } } };
}

async function runOwn(
  seed: number,
  wanted: readonly Stage[],
  { quick, say }: MeasureContext,
): Promise<PublicRun | undefined> {
  const run = await runPublicSet({
    set,
    seed,
    config: { stages: [...wanted], threads, ...(quick && { parameters: { epochs: 1 } }) },
    onEvent: (event) => {
      if (event.kind === 'epochFinished' || event.kind === 'stageFinished') say(JSON.stringify(event));
    },
  });
  if (run) {
    const accuracy = (100 * deliveredAccuracy(run)).toFixed(1);
    say(
      `ours, seed ${seed}: ${run.seconds.toFixed(1)} s, ${run.epochs} epochs, ${accuracy} % (${run.delivered})`,
    );
  }
  return run;
}

/** The work with the set as its first seed divides it, in a folder that goes afterwards. */
async function withPreparedSet<T>(
  work: (prepared: PreparedSet, folder: string) => Promise<T>,
): Promise<T | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'bert-sheet-'));
  try {
    const prepared = prepareSet(set, 1, folder);
    return prepared && (await work(prepared, folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
