/**
 * Builds an ONNX model node by node. Values are objects, not names: a mistyped name cannot exist,
 * and any value may become an output under a name of its own.
 */
import type { ElementType, TensorData } from './elementType.ts';
import { modelProto } from './modelProto.ts';
import type { Attribute, NodeDescription, ValueDescription } from './modelProto.ts';
import { encodeMessage } from './protobufMessage.ts';

/** A tensor that flows through the graph; `hint` only helps a reader of the file. */
export interface Value {
  readonly hint: string;
}

export interface Declaration {
  readonly type: ElementType;
  readonly shape: readonly (number | string)[];
}

export type Attributes = Readonly<Record<string, Attribute>>;

interface Node {
  readonly operator: string;
  readonly inputs: readonly (Value | null)[];
  readonly attributes: Attributes;
  readonly outputs: readonly (Value | null)[];
}

/** A graph that lives while it is built; `encode` gives the file. */
export interface Graph {
  /** A graph input, declared when first asked for by this name. */
  input(name: string, declaration: Declaration): Value;
  output(name: string, value: Value, declaration: Declaration): void;
  /** An output that is a sequence of int64 tensors; it comes before all outputs declared so far. */
  leadingSequence(name: string, value: Value): void;
  /** A tensor stored in the model; equal small ones are stored once. */
  constant(tensor: TensorData): Value;
  /** Shorthands for the constants that operators take as inputs. */
  int64(...values: number[]): Value;
  scalar(value: number): Value;
  /** Adds a node with one output. A null input is one left out. */
  node(operator: string, inputs: readonly (Value | null)[], attributes?: Attributes): Value;
  /** Adds a node with several outputs; false in `wanted` leaves one out and gives nothing back for it. */
  nodeWith(
    wanted: readonly boolean[],
    operator: string,
    more: { inputs: readonly (Value | null)[]; attributes?: Attributes },
  ): Value[];
  /** The values that are outputs so far. */
  readonly outputValues: readonly Value[];
  encode(): Uint8Array;
}

export function createGraph(name: string): Graph {
  const nodes: Node[] = [];
  const inputs = new Map<Value, ValueDescription>();
  const inputsByName = new Map<string, Value>();
  const outputs: { value: Value; description: ValueDescription }[] = [];
  const constants: { value: Value; tensor: TensorData }[] = [];
  const known = new Map<string, Value>();

  const constant = (tensor: TensorData): Value => {
    const key =
      tensor.data.length > 16 ? undefined : `${tensor.type} ${tensor.shape.join()} ${tensor.data.join()}`;
    const earlier = key === undefined ? undefined : known.get(key);
    if (earlier) return earlier;
    const value = { hint: 'constant' };
    constants.push({ value, tensor });
    if (key !== undefined) known.set(key, value);
    return value;
  };
  const nodeWith: Graph['nodeWith'] = (wanted, operator, { inputs: from, attributes = {} }) => {
    const made = wanted.map((want) => (want ? { hint: operator } : null));
    nodes.push({ operator, inputs: from, attributes, outputs: made });
    return made.filter((value) => value !== null);
  };
  const node: Graph['node'] = (operator, from, attributes = {}) => {
    const value = { hint: operator };
    nodes.push({ operator, inputs: from, attributes, outputs: [value] });
    return value;
  };

  return {
    input(inputName, { type, shape }) {
      const earlier = inputsByName.get(inputName);
      if (earlier) return earlier;
      const value = { hint: inputName };
      inputsByName.set(inputName, value);
      inputs.set(value, { name: inputName, type, shape });
      return value;
    },
    output(outputName, value, { type, shape }) {
      outputs.push({ value, description: { name: outputName, type, shape } });
    },
    leadingSequence(outputName, value) {
      outputs.unshift({ value, description: { name: outputName, type: 'sequence', shape: [] } });
    },
    constant,
    int64: (...values) =>
      constant({ type: 'int64', shape: [values.length], data: BigInt64Array.from(values, (v) => BigInt(v)) }),
    scalar: (value) => constant({ type: 'float32', shape: [], data: Float32Array.of(value) }),
    node,
    nodeWith,
    get outputValues() {
      return outputs.map(({ value }) => value);
    },
    encode: () => encodeGraph({ name, nodes, inputs, outputs, constants }),
  };
}

interface Parts {
  readonly name: string;
  readonly nodes: readonly Node[];
  readonly inputs: ReadonlyMap<Value, ValueDescription>;
  readonly outputs: readonly { value: Value; description: ValueDescription }[];
  readonly constants: readonly { value: Value; tensor: TensorData }[];
}

function encodeGraph({ name, nodes, inputs, outputs, constants }: Parts): Uint8Array {
  const names = new Map<Value, string>();
  for (const [value, { name: inputName }] of inputs) names.set(value, inputName);
  constants.forEach(({ value }, i) => names.set(value, `constant.${i}`));
  const copies: NodeDescription[] = [];
  for (const { value, description } of outputs) {
    const already = names.get(value);
    if (already === undefined) names.set(value, description.name);
    else copies.push(copyNode(already, description.name));
  }
  let unnamed = 0;
  const nameOf = (value: Value | null): string => {
    if (value === null) return '';
    const known = names.get(value);
    if (known !== undefined) return known;
    const fresh = `${value.hint}.${unnamed++}`;
    names.set(value, fresh);
    return fresh;
  };
  const described = nodes.map(({ operator, inputs: from, attributes, outputs: to }, i) => ({
    name: `${operator}#${i}`,
    operator,
    inputs: from.map(nameOf),
    outputs: to.map(nameOf),
    attributes,
  }));
  const initializers = constants.map(({ value, tensor }) => ({ name: nameOf(value), tensor }));
  return encodeMessage(
    modelProto({
      name,
      nodes: [...described, ...copies],
      initializers,
      inputs: [...inputs.values()],
      outputs: outputs.map(({ description }) => description),
    }),
  );
}

/** One value under a second name: an output that is also an input, a constant or another output. */
function copyNode(from: string, to: string): NodeDescription {
  return { name: `copy ${to}`, operator: 'Identity', inputs: [from], outputs: [to], attributes: {} };
}
