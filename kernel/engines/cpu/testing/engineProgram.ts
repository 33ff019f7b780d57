/**
 * A program: trains on, or encodes, the batches of a task and prints one JSON line like the peer's, so that memory is
 * that of a process of its own. One argument: the question as JSON.
 */
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { EngineInput, EngineSession, LabelledBatch, TokenInput } from '../../engine.ts';
import { initialWeights } from '../../../testing/initialWeights.ts';
import { cpuEngine } from '../cpuEngine.ts';
import { measuredShapes, seedOfWeights } from './peerTask.ts';

const questionSchema = z.object({
  mode: z.enum(['train', 'encode']),
  shape: z.enum(['bundled', 'base', 'tiny']),
  batches: z.string(),
  threads: z.int(),
  dropout: z.number(),
  frozenLayers: z.int().default(0),
  /** Whether the frozen layers' output is computed once, before the steps. */
  cached: z.boolean().default(false),
  /** Steps that count, after `warm` that do not; batches repeat. */
  steps: z.int(),
  warm: z.int(),
});
export type EngineQuestion = z.input<typeof questionSchema>;

const batchSchema = z.object({ ids: z.array(z.array(z.int())), labels: z.array(z.int()) });

const question = questionSchema.parse(JSON.parse(process.argv[2] ?? ''));
const shape = measuredShapes[question.shape];
const session = await open();
const batches = z
  .object({ batches: z.array(batchSchema) })
  .parse(JSON.parse(readFileSync(question.batches, 'utf8')))
  .batches.map(labelled);

const cacheStartedAt = performance.now();
const prefixes = question.cached ? await carried(batches) : undefined;
const cacheMs = performance.now() - cacheStartedAt;
const ms: number[] = [];
const losses: number[] = [];
let tokens = 0;
for (let i = 0; i < question.warm + question.steps; i++) {
  const batch = batches[i % batches.length]!;
  const prefix = prefixes?.[i % batches.length];
  const startedAt = performance.now();
  await work(prefix ? { ...batch, input: prefix } : batch, i + 1);
  if (i < question.warm) continue;
  ms.push(performance.now() - startedAt);
  tokens += batch.input.tokenIds.length;
}
await session.close();
const milliseconds = ms.reduce((sum, one) => sum + one, 0);
console.log(
  JSON.stringify({
    ms,
    losses,
    cache_ms: cacheMs,
    tokens_per_s: (tokens / milliseconds) * 1000,
    peak_bytes: process.resourceUsage().maxRSS * 1024,
  }),
);

function open(): Promise<EngineSession> {
  const { threads, dropout, mode, frozenLayers } = question;
  return cpuEngine.open(
    { shape, weights: initialWeights(shape, seedOfWeights) },
    {
      threads,
      frozenLayers,
      hiddenDropout: dropout,
      attentionDropout: dropout,
      seed: 1,
      trains: mode === 'train',
    },
  );
}

/** Each batch as the trained layers see it. */
async function carried(all: readonly { readonly input: TokenInput }[]): Promise<EngineInput[]> {
  const prefixes: EngineInput[] = [];
  for (const { input } of all) {
    const encoding = await session.encode({ input, meanLayers: [], prefixLayer: question.frozenLayers });
    if (!encoding.prefix) throw new Error('the engine gave no prefix');
    prefixes.push({ kind: 'prefix', hidden: encoding.prefix.slice(), lengths: input.lengths });
  }
  return prefixes;
}

function labelled({
  ids,
  labels,
}: z.infer<typeof batchSchema>): LabelledBatch & { readonly input: TokenInput } {
  const lengths = Int32Array.from(ids, (text) => text.length);
  return {
    input: { kind: 'tokens', tokenIds: Int32Array.from(ids.flat()), lengths },
    labels: Int32Array.from(labels),
    weights: new Float32Array(labels.length).fill(1 / labels.length),
  };
}

/** The peer's schedule: 10 % of the steps warm up, then the rate falls linearly. */
async function work(batch: LabelledBatch, step: number): Promise<void> {
  if (question.mode === 'encode' && batch.input.kind === 'tokens') {
    const last = shape.layerCount;
    await session.encode({ input: batch.input, meanLayers: [Math.ceil((2 / 3) * last), last] });
    return;
  }
  const all = question.warm + question.steps;
  const warmUp = Math.max(1, Math.floor(0.1 * all));
  const done = step - 1;
  const share = done < warmUp ? (done + 1) / warmUp : Math.max(0, (all - done) / Math.max(1, all - warmUp));
  const learningRate = 5e-5 * share;
  const result = await session.step([batch], {
    step,
    learningRate,
    headLearningRate: learningRate,
    weightDecay: 0.01,
    clipNorm: 1,
  });
  losses.push(result.loss);
}
