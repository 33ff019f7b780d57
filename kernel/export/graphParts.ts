/**
 * Building blocks of one model's ONNX graph, by the names of its parameters. Weights of MatMul are stored [in, out],
 * the form that quantisers and optimisers of other libraries look for.
 */
import type { ModelShape } from '../model/modelShape.ts';
import type { Weights } from '../model/parameters.ts';
import type { Graph, Value } from '../onnx/graph.ts';

export interface GraphModel {
  readonly shape: ModelShape;
  readonly weights: Weights;
}

export interface GraphParts {
  readonly graph: Graph;
  readonly shape: ModelShape;
  /** A node without attributes. */
  readonly node: (operator: string, ...inputs: Value[]) => Value;
  /** An embedding table (rows, H). */
  readonly table: (name: string) => Value;
  /** (…, in) → (…, out) */
  readonly linear: (name: string, x: Value) => Value;
  readonly norm: (name: string, x: Value) => Value;
}

export function graphParts(graph: Graph, { shape, weights }: GraphModel): GraphParts {
  const dataOf = (name: string) => {
    const data = weights.get(name);
    if (!data) throw new Error(`no weights named ${name}`);
    return data;
  };
  const tensor = (data: Float32Array, ...size: number[]) =>
    graph.constant({ type: 'float32', shape: size, data });
  const vector = (name: string) => tensor(dataOf(name), dataOf(name).length);
  const node: GraphParts['node'] = (operator, ...inputs) => graph.node(operator, inputs);
  return {
    graph,
    shape,
    node,
    table: (name) => tensor(dataOf(name), dataOf(name).length / shape.hiddenSize, shape.hiddenSize),
    linear(name, x) {
      const weight = dataOf(`${name}.weight`);
      const outputs = dataOf(`${name}.bias`).length;
      const matrix = tensor(transpose(weight, outputs), weight.length / outputs, outputs);
      return node('Add', node('MatMul', x, matrix), vector(`${name}.bias`));
    },
    norm: (name, x) =>
      graph.node('LayerNormalization', [x, vector(`${name}.weight`), vector(`${name}.bias`)], {
        axis: { int: -1 },
        epsilon: { float: shape.normEpsilon },
      }),
  };
}

/** (rows, columns) → (columns, rows) */
function transpose(values: Float32Array, rows: number): Float32Array {
  const columns = values.length / rows;
  const turned = new Float32Array(values.length);
  values.forEach((value, i) => (turned[(i % columns) * rows + Math.floor(i / columns)] = value));
  return turned;
}
