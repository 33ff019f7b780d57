/** The training step: gradients of each micro-batch from one run of a graph, then AdamW. */
import type { EngineInput, LabelledBatch, StepResult, Update } from '../engine.ts';
import { inputFeeds, positionsOf, structureFeeds, targetFeeds, tokenFeeds } from './batch/batchFeeds.ts';
import { packBatch } from './batch/packBatch.ts';
import type { PackedBatch } from './batch/packBatch.ts';
import { rowGradientName } from './graph/embeddings.ts';
import { hiddenName } from './graph/encoder.ts';
import type { GraphStart } from './graph/encoder.ts';
import { prefixName } from './graph/forwardGraph.ts';
import { lossesName } from './graph/trainGraph.ts';
import type { OpenedModel } from './openedModel.ts';
import { withinMemory } from './withinMemory.ts';
import { floats } from './tensors.ts';
import type { Feeds } from './tensors.ts';

/** Gradients of all micro-batches, then one update. */
export async function trainStep(
  opened: OpenedModel,
  batches: readonly LabelledBatch[],
  update: Update,
): Promise<StepResult> {
  const { optimizer } = opened;
  optimizer.begin();
  let loss = 0;
  const microBatches = batches.length > 1 ? 'several' : 'one';
  for (const [microBatch, batch] of batches.entries()) {
    const moment = { step: update.step, microBatch, microBatches } as const;
    loss += await withinMemory(opened, batch.input.lengths, () => addGradients(opened, batch, moment));
  }
  return { loss, gradNorm: optimizer.update(update) };
}

interface Moment {
  readonly step: number;
  readonly microBatch: number;
  readonly microBatches: 'one' | 'several';
}

/** Forward and backward of one micro-batch; returns its part of the loss. */
async function addGradients(
  opened: OpenedModel,
  batch: LabelledBatch,
  { step, microBatch, microBatches }: Moment,
): Promise<number> {
  const { shape, options, optimizer, masks } = opened;
  const packed = packBatch(batch.input.lengths);
  const { start, feeds } = await trainedInput(opened, batch.input, packed);
  const graph = await opened.graphs.train(start, microBatches);
  if (graph.accumulates && microBatch === 0) optimizer.clearGradients();
  const losses = new Float32Array(batch.labels.length);
  const outputs: Feeds = { ...graph.gradients, [lossesName]: floats(losses, [losses.length]) };
  const rows = start.kind === 'tokens' ? new Float32Array(packed.rowCount * shape.hiddenSize) : undefined;
  if (rows) outputs[rowGradientName] = floats(rows, [packed.rowCount, shape.hiddenSize]);
  const drawn = masks.draw(packed, { seed: options.seed, step, microBatch });
  await graph.session.run(
    [graph.weights, feeds, structureFeeds(packed, shape), targetFeeds(batch, shape), drawn],
    outputs,
  );
  if (rows && batch.input.kind === 'tokens') {
    const positions = positionsOf(packed, shape);
    optimizer.addRowGradients({ ids: batch.input.tokenIds, positions, gradients: rows });
  }
  return losses.reduce((sum, value) => sum + value, 0);
}

/** Where training starts for this input: tokens are carried through the frozen layers first. */
async function trainedInput(
  opened: OpenedModel,
  input: EngineInput,
  packed: PackedBatch,
): Promise<{ start: GraphStart; feeds: Feeds }> {
  const { shape, options, optimizer } = opened;
  const layer = options.frozenLayers;
  if (input.kind === 'prefix') {
    return { start: { kind: 'hidden', layer, type: 'float16' }, feeds: inputFeeds(packed, input, shape) };
  }
  optimizer.words?.bringUpToDate(input.tokenIds);
  if (layer === 0) return { start: { kind: 'tokens' }, feeds: inputFeeds(packed, input, shape) };
  const graph = await opened.graphs.encode({
    meanLayers: [],
    prefix: { layer, type: 'float32' },
    firstTokens: false,
  });
  const size = [packed.rowCount, shape.hiddenSize];
  const hidden = floats(new Float32Array(packed.rowCount * shape.hiddenSize), size);
  const feeds = [graph.weights, tokenFeeds(packed, input, shape), structureFeeds(packed, shape)];
  await graph.session.run(feeds, { [prefixName]: hidden });
  return { start: { kind: 'hidden', layer, type: 'float32' }, feeds: { [hiddenName]: hidden } };
}
