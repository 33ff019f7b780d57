/** From a spreadsheet to a judged model, against what an expert's script needs for the training alone. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultLimits } from '../core/contract/limits.ts';
import { runConfigSchema } from '../core/contract/runConfig.ts';
import type { Stage } from '../core/contract/runConfig.ts';
import { readTable } from '../core/tables/readTable.ts';
import type { MeasureContext, MeasureOutcome, Measurement } from '../tools/measure/measurement.ts';
import { startKernel } from './client/kernelClient.ts';
import { epochBatches } from './data/batches.ts';
import { loadBaseModel } from './model/loadBaseModel.ts';
import { includedModel } from './model/resolveModelFolder.ts';
import { tokenise } from './data/tokenise.ts';
import { prepareSet } from './testing/publicSets.ts';
import type { PreparedSet } from './testing/publicSets.ts';
import { findPeer, peerFiles, writePeerBatches, writePeerModel } from './testing/pytorchPeer.ts';
import type { Peer } from './testing/pytorchPeer.ts';

const batchSize = 16;
const threads = 2;

export const measurements: readonly Measurement[] = [
  {
    name: 'sheet-to-model',
    about:
      'movimentações, default preset, file to verdict, over the peer fine-tuning all layers for as many epochs (--pad random)',
    unit: 'ratio of wall times',
    bar: { most: 0.35 },
    run: (context) => compare(context, { stages: ['baseline', 'instant', 'fineTuned'] }),
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
  const folder = mkdtempSync(join(tmpdir(), 'bert-sheet-'));
  try {
    const prepared = prepareSet('movimentacoes', 1, folder);
    if (!prepared) return { skipped: 'the shared data set is not on this machine' };
    const own = await runOwn(prepared, stages, { folder, context });
    context.say(
      `ours: ${own.seconds.toFixed(1)} s, ${own.epochs} epochs, accuracy ${own.accuracy.toFixed(4)}`,
    );
    const steps = context.quick ? 10 : 100;
    const expert = await runPeer(peer, prepared, { folder, steps });
    const epochs = peerEpochs ?? own.epochs;
    const peerSeconds = expert.secondsPerEpoch * epochs;
    context.say(
      `peer: ${expert.secondsPerEpoch.toFixed(1)} s an epoch by ${steps} steps, ${peerSeconds.toFixed(0)} s for ${epochs}`,
    );
    return { value: own.seconds / peerSeconds, details: { own, peer: expert, peerEpochs: epochs } };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runOwn(
  { path, splitRows }: PreparedSet,
  stages: readonly Stage[],
  { folder, context }: { folder: string; context: MeasureContext },
): Promise<{ seconds: number; epochs: number; accuracy: number }> {
  const kernel = startKernel();
  let epochs = 0;
  const startedAt = performance.now();
  try {
    const config = runConfigSchema.parse({
      data: { path },
      recipe: [{ kind: 'dropEmpty' }],
      splitRows,
      stages: [...stages],
      threads,
      parameters: context.quick ? { epochs: 1 } : {},
    });
    const onEvent = ({ event }: { event: { kind: string } }) => {
      if (event.kind === 'epochFinished') epochs += 1;
      if (event.kind === 'epochFinished' || event.kind === 'stageFinished')
        context.say(JSON.stringify(event));
    };
    const answer = await kernel.request(
      { kind: 'train', config, runFolder: join(folder, 'run') },
      { onEvent },
    );
    if (answer.kind !== 'trained') throw new Error(`the run ended as ${answer.kind}`);
    const seconds = (performance.now() - startedAt) / 1000;
    return { seconds, epochs, accuracy: answer.evaluation.test.accuracy };
  } finally {
    await kernel.close();
  }
}

/** The peer trains everything, in batches dealt at random, for some steps; its epoch is that rate times our steps. */
async function runPeer(
  peer: Peer,
  { path, splitRows }: PreparedSet,
  { folder, steps }: { folder: string; steps: number },
): Promise<{ secondsPerEpoch: number; tokensPerSecond: number; torch: string }> {
  const table = await readTable(path, {}, { limits: defaultLimits });
  const rows = new Map(table.rows.map(({ rowNumber, cells }) => [rowNumber, cells]));
  const examples = splitRows.train.flatMap((row) => {
    const [text, label] = rows.get(row) ?? [];
    return text && label ? [{ text, label }] : [];
  });
  const labels = [...new Set(examples.map(({ label }) => label))].sort();
  const base = await loadBaseModel(includedModel, { labelCount: labels.length, seed: 1 });
  const texts = examples.map(({ text }) => text);
  const { windows } = await tokenise({ ...base, texts, maxLength: 512, longText: 'startEnd' });
  const lengths = windows.map((window) => window.length);
  const batches = epochBatches({ lengths, batchSize, seed: 1, epoch: 0 }).map((batch) => ({
    ids: [...batch].map((unit) => [...(windows[unit] ?? [])]),
    labels: [...batch].map((unit) => labels.indexOf(examples[unit]?.label ?? '')),
  }));
  const files = peerFiles(folder);
  await writePeerModel(files.model, base.shape, base.weights);
  writePeerBatches(files.batches, { numLabels: labels.length, maxLength: 512, batches });
  const args = ['--pad', 'random', '--threads', String(threads), '--steps', String(steps)];
  const { ms, tokens_per_s: tokensPerSecond, torch } = await peer.run(files, args);
  const meanMs = ms.reduce((sum, one) => sum + one, 0) / ms.length;
  return { secondsPerEpoch: (meanMs / 1000) * batches.length, tokensPerSecond, torch };
}
