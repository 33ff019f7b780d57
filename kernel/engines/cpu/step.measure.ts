/** Time and memory of full training steps against PyTorch and transformers on the same batches, dropout 0.1, two threads. */
import { median } from '../../../tools/measure/median.ts';
import type { MeasureContext, MeasureOutcome, Measurement } from '../../../tools/measure/measurement.ts';
import { findPeer } from '../../testing/pytorchPeer.ts';
import type { Peer, PeerBatch, PeerResult } from '../../testing/pytorchPeer.ts';
import { equalBatches, measuredShapes, realBatches, withTask } from './testing/peerTask.ts';
import type { MeasuredShape, TaskFiles } from './testing/peerTask.ts';
import { runEngine } from './testing/runEngine.ts';
import type { EngineResult } from './testing/runEngine.ts';

const threads = 2;
const dropout = 0.1;

interface Comparison {
  readonly texts: 'equal' | 'mixed';
  /** How the peer pads. */
  readonly pad: 'longest' | 'random' | 'max';
  readonly most: number;
  readonly about: string;
}

const comparisons: Readonly<Record<string, Comparison>> = {
  'step-equal': { texts: 'equal', pad: 'longest', most: 1, about: '16 texts of 128 tokens' },
  'step-grouped': {
    texts: 'mixed',
    pad: 'longest',
    most: 0.85,
    about: 'length-grouped batches, the peer padding to the longest',
  },
  'step-random': {
    texts: 'mixed',
    pad: 'random',
    most: 0.6,
    about: 'length-grouped batches, the peer dealing at random',
  },
  'step-max': {
    texts: 'mixed',
    pad: 'max',
    most: 0.4,
    about: 'length-grouped batches, the peer padding to 128',
  },
};

const shapes: readonly MeasuredShape[] = ['bundled', 'base'];

export const measurements: readonly Measurement[] = shapes.flatMap((shape) => [
  ...Object.entries(comparisons).map(([name, comparison]): Measurement => ({
    name: named(name, shape),
    about: `training step, ${shape} shape, ${comparison.about}: time per real token over the peer's`,
    unit: 'ratio of times',
    bar: { most: comparison.most },
    run: (context) => compare(context, { shape, comparison, value: timeRatio }),
  })),
  ...(['equal', 'mixed'] as const).map((texts): Measurement => ({
    name: named(`step-memory-${texts}`, shape),
    about: `training step, ${shape} shape, ${texts} lengths: peak memory of the process over the peer's`,
    unit: 'ratio of bytes',
    bar: { most: texts === 'equal' ? 1.2 : 1 },
    run: (context) => {
      const comparison = comparisons[texts === 'equal' ? 'step-equal' : 'step-grouped']!;
      return compare(context, { shape, comparison, value: memoryRatio });
    },
  })),
]);

function named(name: string, shape: MeasuredShape): string {
  return shape === 'bundled' ? name : `${name}-${shape}`;
}

interface Pair {
  readonly own: EngineResult;
  readonly peer: PeerResult;
}

interface Question {
  readonly shape: MeasuredShape;
  readonly comparison: Comparison;
  readonly value: (pairs: readonly Pair[]) => number;
}

const timeRatio = (pairs: readonly Pair[]): number =>
  median(pairs.map(({ peer }) => peer.tokens_per_s)) / median(pairs.map(({ own }) => own.tokens_per_s));

const memoryRatio = (pairs: readonly Pair[]): number =>
  median(pairs.map(({ own }) => own.peak_bytes)) / median(pairs.map(({ peer }) => peer.peak_bytes));

async function compare(
  context: MeasureContext,
  { shape: asked, comparison, value }: Question,
): Promise<MeasureOutcome> {
  const peer = findPeer();
  if ('skipped' in peer) return peer;
  const shape = context.quick ? 'tiny' : asked;
  const steps = stepsOf(comparison, context.quick ? 'tiny' : asked);
  const batches = await batchesOf(comparison, shape, steps);
  if (!batches) return { skipped: 'the shared data set is not on this machine' };
  return withTask(measuredShapes[shape], batches, async (files) => {
    const pairs: Pair[] = [];
    for (let repeat = 0; repeat < (context.quick ? 1 : 3); repeat++) {
      const pair = await runBoth(peer, files, { shape, pad: comparison.pad, steps });
      const { own, peer: other } = pair;
      context.say(
        `ours ${own.tokens_per_s.toFixed(0)} tokens/s, ${mib(own.peak_bytes)} MiB; ` +
          `the peer's ${other.tokens_per_s.toFixed(0)} tokens/s, ${mib(other.peak_bytes)} MiB`,
      );
      pairs.push(pair);
    }
    const details = pairs.map(({ own, peer: other }) => ({
      tokensPerSecond: [own.tokens_per_s, other.tokens_per_s],
      msMedian: [median(own.ms), other.ms_median],
      peakBytes: [own.peak_bytes, other.peak_bytes],
    }));
    return { value: value(pairs), details: { torch: pairs[0]?.peer.torch, ownThenPeer: details } };
  });
}

const mib = (bytes: number): string => (bytes / 2 ** 20).toFixed(0);

/** A whole pool of length-grouped batches or several: a part of one would favour its lengths. */
function stepsOf({ texts }: Comparison, shape: MeasuredShape): number {
  const perShape = { tiny: 8, bundled: texts === 'equal' ? 8 : 32, base: texts === 'equal' ? 3 : 16 };
  return perShape[shape];
}

const warm = 2;

async function batchesOf(
  { texts }: Comparison,
  shape: MeasuredShape,
  count: number,
): Promise<PeerBatch[] | undefined> {
  if (texts === 'equal') return equalBatches(count);
  return realBatches(count, measuredShapes[shape]);
}

/** First one, then the other: what else the machine does meets both. */
async function runBoth(
  peer: Peer,
  files: TaskFiles,
  {
    shape,
    pad,
    steps,
  }: { readonly shape: MeasuredShape; readonly pad: Comparison['pad']; readonly steps: number },
): Promise<Pair> {
  const own = await runEngine({
    mode: 'train',
    shape,
    batches: files.batches,
    threads,
    dropout,
    steps,
    warm,
  });
  const args = ['--pad', pad, '--threads', threads, '--dropout', dropout, '--steps', steps, '--warm', warm];
  return { own, peer: await peer.run(files, args.map(String)) };
}
