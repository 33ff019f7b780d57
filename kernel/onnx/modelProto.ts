/**
 * The messages of an ONNX file (onnx.proto3): model, graph, node, attribute, tensor, value.
 * Field numbers are those of the specification; only what the graph builder needs is here.
 */
import { elementTypes } from './elementType.ts';
import type { ElementType, TensorData } from './elementType.ts';
import { protobufMessage } from './protobufMessage.ts';
import type { ProtobufMessage } from './protobufMessage.ts';

/** An operator's setting. Integers and floats must be told apart: JavaScript does not. */
export type Attribute =
  | { readonly int: number }
  | { readonly float: number }
  | { readonly text: string }
  | { readonly ints: readonly number[] };

export interface NodeDescription {
  readonly name: string;
  /** Operator; those outside the standard set carry their domain, as in `com.microsoft.FusedMatMul`. */
  readonly operator: string;
  /** Empty names are inputs or outputs left out. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Readonly<Record<string, Attribute>>;
}

/** A graph input or output. Text dimensions are sizes known at run time only. */
export interface ValueDescription {
  readonly name: string;
  readonly type: ElementType | 'sequence';
  readonly shape: readonly (number | string)[];
}

export interface GraphDescription {
  readonly name: string;
  readonly nodes: readonly NodeDescription[];
  readonly initializers: readonly { readonly name: string; readonly tensor: TensorData }[];
  readonly inputs: readonly ValueDescription[];
  readonly outputs: readonly ValueDescription[];
}

/** IR version 9 with operator set 20 is what onnxruntime 1.17 and later read. */
const irVersion = 9;
const standardOperators = 20;

export function modelProto(graph: GraphDescription): ProtobufMessage {
  const model = protobufMessage();
  model.int(1, irVersion);
  model.text(2, 'bert-training-workbench');
  model.message(7, graphProto(graph));
  model.message(8, operatorSet('', standardOperators));
  for (const domain of new Set(graph.nodes.map(({ operator }) => domainOf(operator)))) {
    if (domain !== '') model.message(8, operatorSet(domain, 1));
  }
  return model;
}

/** Empty for the standard operators. */
function domainOf(operator: string): string {
  return operator.slice(0, Math.max(0, operator.lastIndexOf('.')));
}

function operatorSet(domain: string, version: number): ProtobufMessage {
  const set = protobufMessage();
  set.text(1, domain);
  set.int(2, version);
  return set;
}

function graphProto(graph: GraphDescription): ProtobufMessage {
  const message = protobufMessage();
  for (const node of graph.nodes) message.message(1, nodeProto(node));
  message.text(2, graph.name);
  for (const { name, tensor } of graph.initializers) message.message(5, tensorProto(name, tensor));
  for (const input of graph.inputs) message.message(11, valueProto(input));
  for (const output of graph.outputs) message.message(12, valueProto(output));
  return message;
}

function nodeProto(node: NodeDescription): ProtobufMessage {
  const message = protobufMessage();
  const domain = domainOf(node.operator);
  for (const input of node.inputs) message.text(1, input);
  for (const output of node.outputs) message.text(2, output);
  message.text(3, node.name);
  message.text(4, domain === '' ? node.operator : node.operator.slice(domain.length + 1));
  for (const [name, attribute] of Object.entries(node.attributes))
    message.message(5, attributeProto(name, attribute));
  if (domain !== '') message.text(7, domain);
  return message;
}

function attributeProto(name: string, attribute: Attribute): ProtobufMessage {
  const message = protobufMessage();
  message.text(1, name);
  if ('float' in attribute) {
    message.float(2, attribute.float);
    message.int(20, 1);
  } else if ('int' in attribute) {
    message.int(3, attribute.int);
    message.int(20, 2);
  } else if ('text' in attribute) {
    message.text(4, attribute.text);
    message.int(20, 3);
  } else {
    for (const value of attribute.ints) message.int(8, value);
    message.int(20, 7);
  }
  return message;
}

function tensorProto(name: string, { type, shape, data }: TensorData): ProtobufMessage {
  const message = protobufMessage();
  for (const size of shape) message.int(1, size);
  message.int(2, elementTypes[type]);
  message.text(8, name);
  message.bytes(9, new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  return message;
}

function valueProto({ name, type, shape }: ValueDescription): ProtobufMessage {
  const value = protobufMessage();
  value.text(1, name);
  value.message(2, type === 'sequence' ? sequenceTypeProto() : tensorTypeProto(type, shape));
  return value;
}

function tensorTypeProto(type: ElementType, shape: readonly (number | string)[]): ProtobufMessage {
  const dimensions = protobufMessage();
  for (const size of shape) {
    const dimension = protobufMessage();
    if (typeof size === 'string') dimension.text(2, size);
    else dimension.int(1, size);
    dimensions.message(1, dimension);
  }
  const tensor = protobufMessage();
  tensor.int(1, elementTypes[type]);
  tensor.message(2, dimensions);
  const wrapped = protobufMessage();
  wrapped.message(1, tensor);
  return wrapped;
}

/** A sequence of int64 tensors of any shape. */
function sequenceTypeProto(): ProtobufMessage {
  const tensor = protobufMessage();
  tensor.int(1, elementTypes.int64);
  const element = protobufMessage();
  element.message(1, tensor);
  const sequence = protobufMessage();
  sequence.message(1, element);
  const wrapped = protobufMessage();
  wrapped.message(4, sequence);
  return wrapped;
}
