/** Graphs that only go forward: scores of texts, and encodings (means of layers, the cached prefix). */
import { elementTypes } from '../../../onnx/elementType.ts';
import { createGraph } from '../../../onnx/graph.ts';
import type { ModelShape } from '../../../model/modelShape.ts';
import { encoderInputs, firstTokensAfterAll, nextLayer, start } from './encoder.ts';
import type { GraphStart } from './encoder.ts';
import { head } from './head.ts';
import { createWeightInputs } from './modelGraph.ts';
import { gemm } from './operators.ts';
import type { ParameterView } from './parameterView.ts';

export const scoresName = 'scores';
export const prefixName = 'prefix';
export const averagesName = 'averages';
export const meansName = (layer: number): string => `means ${layer}`;

export interface ForwardGraph {
  readonly model: Uint8Array;
  readonly weights: readonly ParameterView[];
}

/** Scores (B, C). */
export function buildScoreGraph(shape: ModelShape, from: GraphStart): ForwardGraph {
  const graph = createGraph('scores');
  const weights = createWeightInputs(graph, shape);
  const model = { graph, shape, weights, training: undefined };
  const inputs = encoderInputs(model);
  const hidden = start(model, inputs, from);
  const first = firstTokensAfterAll(model, hidden, { inputs, lowestTrained: hidden.layer });
  const scores = head(model, first, inputs.onesOfTexts);
  graph.output(scoresName, scores, { type: 'float32', shape: ['B', shape.labelCount] });
  return { model: graph.encode(), weights: [...weights.used.values()] };
}

export interface EncodeGraphOptions {
  /** 1-based, ascending: layers whose means over each text's tokens are outputs (B, H). */
  readonly meanLayers: readonly number[];
  /** Hidden states (T, H) after this many layers are an output, in the given precision; undefined: none. */
  readonly prefix: { readonly layer: number; readonly type: 'float16' | 'float32' } | undefined;
}

/** Goes no further than the highest layer asked for. */
export function buildEncodeGraph(
  shape: ModelShape,
  { meanLayers, prefix }: EncodeGraphOptions,
): ForwardGraph {
  const graph = createGraph('encoding');
  const weights = createWeightInputs(graph, shape);
  const model = { graph, shape, weights, training: undefined };
  const inputs = encoderInputs(model);
  const highest = Math.max(prefix?.layer ?? 0, ...meanLayers);
  let hidden = start(model, inputs, { kind: 'tokens' });
  for (;;) {
    if (meanLayers.includes(hidden.layer)) {
      const averages = graph.input(averagesName, { type: 'float32', shape: ['B', 'T'] });
      const means = gemm(graph, [averages, hidden.x]);
      graph.output(meansName(hidden.layer), means, { type: 'float32', shape: ['B', shape.hiddenSize] });
    }
    if (prefix?.layer === hidden.layer) {
      const half = prefix.type === 'float16';
      const rows = half ? graph.node('Cast', [hidden.x], { to: { int: elementTypes.float16 } }) : hidden.x;
      graph.output(prefixName, rows, { type: prefix.type, shape: ['T', shape.hiddenSize] });
    }
    if (hidden.layer === highest) break;
    hidden = nextLayer(model, hidden, { inputs, lowestTrained: hidden.layer });
  }
  return { model: graph.encode(), weights: [...weights.used.values()] };
}
