/** Means of hidden states, the cached prefix, first tokens: one pass through as many layers as are asked for. */
import type { EncodeQuestion, Encoding } from '../engine.ts';
import { averageFeeds, structureFeeds, tokenFeeds } from './batch/batchFeeds.ts';
import { packBatch } from './batch/packBatch.ts';
import { firstTokensName, meansName, prefixName } from './graph/forwardGraph.ts';
import type { OpenedModel } from './openedModel.ts';
import { floats, halves } from './tensors.ts';
import type { Feeds } from './tensors.ts';

export async function encodeTexts(
  opened: OpenedModel,
  { input, meanLayers, prefixLayer, firstTokens = false }: EncodeQuestion,
): Promise<Encoding> {
  const { shape, optimizer } = opened;
  const { hiddenSize: H } = shape;
  if (meanLayers.length === 0 && prefixLayer === undefined && !firstTokens)
    return { means: new Float32Array(0) };
  const packed = packBatch(input.lengths);
  optimizer.words?.bringUpToDate(input.tokenIds);
  const prefix = prefixLayer === undefined ? undefined : ({ layer: prefixLayer, type: 'float16' } as const);
  const graph = await opened.graphs.encode({ meanLayers, prefix, firstTokens });
  const B = input.lengths.length;
  const means = meanLayers.map(() => new Float32Array(B * H));
  const outputs: Feeds = {};
  meanLayers.forEach((layer, i) => (outputs[meansName(layer)] = floats(means[i]!, [B, H])));
  const rows = new Uint16Array(prefix ? packed.rowCount * H : 0);
  if (prefix) outputs[prefixName] = halves(rows, [packed.rowCount, H]);
  const first = new Uint16Array(firstTokens ? B * H : 0);
  if (firstTokens) outputs[firstTokensName] = halves(first, [B, H]);
  const feeds = [
    graph.weights,
    tokenFeeds(packed, input, shape),
    structureFeeds(packed, shape),
    averageFeeds(packed),
  ];
  await graph.session.run(feeds, outputs);
  return {
    means: interleave(means, H),
    ...(prefix && { prefix: rows.subarray(0, packed.tokenCount * H) }),
    ...(firstTokens && { firstTokens: first }),
  };
}

/** (B, layers, H) from (B, H) of each layer. */
function interleave(means: readonly Float32Array[], H: number): Float32Array {
  const rows = (means[0]?.length ?? 0) / H;
  const together = new Float32Array(rows * means.length * H);
  means.forEach((ofLayer, i) => {
    for (let row = 0; row < rows; row++) {
      together.set(ofLayer.subarray(row * H, (row + 1) * H), (row * means.length + i) * H);
    }
  });
  return together;
}
