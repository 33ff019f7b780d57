/** Sums of word, position and type rows, normalised. */
import type { Value } from '../../../onnx/graph.ts';
import { dropoutPlace } from '../../dropoutStream.ts';
import { hiddenDropout } from './hiddenDropout.ts';
import { layerNorm } from './layerNorm.ts';
import type { ModelGraph } from './modelGraph.ts';
import { add, gather } from './operators.ts';

/** The gradient of the summed rows (T, H): they are added up per word and position outside the graph. */
export const rowGradientName = 'gradient embeddings rows';

export interface EmbeddingInputs {
  readonly tokenIds: Value; // (T)
  readonly positions: Value; // (T), rows of the position table
  readonly ones: Value; // (1, T)
}

export function embeddings(model: ModelGraph, { tokenIds, positions, ones }: EmbeddingInputs): Value {
  const { graph, shape, weights, training } = model;
  let sum = add(
    graph,
    gather(graph, weights.of('embeddings.word'), tokenIds),
    gather(graph, weights.of('embeddings.position'), positions),
  );
  // Every token is of type 0.
  if (shape.typeCount > 0)
    sum = add(graph, sum, gather(graph, weights.of('embeddings.type'), graph.int64(0)));
  const y = layerNorm(model, { sum, name: 'embeddings.norm', ones }, (dSum) => {
    graph.output(rowGradientName, dSum, { type: 'float32', shape: ['T', shape.hiddenSize] });
    if (shape.typeCount > 0) {
      const firstType = {
        name: 'embeddings.type#0',
        parameter: 'embeddings.type',
        shape: [1, shape.hiddenSize],
      };
      training?.gradients.vector(firstType, { dY: dSum, ones });
    }
  });
  return hiddenDropout(model, y, { place: dropoutPlace.embeddings, rows: 'T' });
}
