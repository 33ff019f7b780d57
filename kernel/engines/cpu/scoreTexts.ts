/** Scores of texts, without dropout. */
import type { EngineInput } from '../engine.ts';
import { inputFeeds, structureFeeds } from './batch/batchFeeds.ts';
import { packBatch } from './batch/packBatch.ts';
import type { GraphStart } from './graph/encoder.ts';
import { scoresName } from './graph/forwardGraph.ts';
import type { OpenedModel } from './openedModel.ts';
import { floats } from './tensors.ts';

/** (B, C) before the softmax. */
export async function scoreTexts(opened: OpenedModel, input: EngineInput): Promise<Float32Array> {
  const { shape, options, optimizer } = opened;
  const packed = packBatch(input.lengths);
  if (input.kind === 'tokens') optimizer.words?.bringUpToDate(input.tokenIds);
  const start: GraphStart =
    input.kind === 'tokens'
      ? { kind: 'tokens' }
      : { kind: 'hidden', layer: options.frozenLayers, type: 'float16' };
  const graph = await opened.graphs.scores(start);
  const size = [input.lengths.length, shape.labelCount] as const;
  const scores = new Float32Array(size[0] * size[1]);
  const feeds = [graph.weights, inputFeeds(packed, input, shape), structureFeeds(packed, shape)];
  await graph.session.run(feeds, { [scoresName]: floats(scores, size) });
  return scores;
}
