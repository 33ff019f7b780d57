/** Graphs that only go forward: scores of texts, and encodings (means of layers, the cached prefix). */
import { elementTypes } from '../../../onnx/elementType.ts';
import { createGraph } from '../../../onnx/graph.ts';
import type { Value } from '../../../onnx/graph.ts';
import type { ModelShape } from '../../../model/modelShape.ts';
import { firstTokenRows } from './attention.ts';
import { encoderInputs, firstTokensAfterAll, nextLayer, start } from './encoder.ts';
import type { GraphStart } from './encoder.ts';
import { head } from './head.ts';
import { createWeightInputs } from './modelGraph.ts';
import { gemm } from './operators.ts';
import type { ParameterView } from './parameterView.ts';

export const scoresName = 'scores';
export const prefixName = 'prefix';
export const firstTokensName = 'first tokens after all layers';
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
  /** Whether each text's first token after all layers is an output, (B, H) in half precision. */
  readonly firstTokens: boolean;
}

/** Goes no further than the highest layer asked for. */
export function buildEncodeGraph(
  shape: ModelShape,
  { meanLayers, prefix, firstTokens }: EncodeGraphOptions,
): ForwardGraph {
  const graph = createGraph('encoding');
  const weights = createWeightInputs(graph, shape);
  const model = { graph, shape, weights, training: undefined };
  const inputs = encoderInputs(model);
  const highest = firstTokens ? shape.layerCount : Math.max(prefix?.layer ?? 0, ...meanLayers);
  const toHalf = (x: Value) => graph.node('Cast', [x], { to: { int: elementTypes.float16 } });
  let hidden = start(model, inputs, { kind: 'tokens' });
  for (;;) {
    if (meanLayers.includes(hidden.layer)) {
      const averages = graph.input(averagesName, { type: 'float32', shape: ['B', 'T'] });
      const means = gemm(graph, [averages, hidden.x]);
      graph.output(meansName(hidden.layer), means, { type: 'float32', shape: ['B', shape.hiddenSize] });
    }
    if (prefix?.layer === hidden.layer) {
      const rows = prefix.type === 'float16' ? toHalf(hidden.x) : hidden.x;
      graph.output(prefixName, rows, { type: prefix.type, shape: ['T', shape.hiddenSize] });
    }
    if (hidden.layer === highest) break;
    hidden = nextLayer(model, hidden, { inputs, lowestTrained: hidden.layer });
  }
  if (firstTokens) {
    const rows = toHalf(firstTokenRows(model, hidden.x, inputs.attention));
    graph.output(firstTokensName, rows, { type: 'float16', shape: ['B', shape.hiddenSize] });
  }
  return { model: graph.encode(), weights: [...weights.used.values()] };
}
