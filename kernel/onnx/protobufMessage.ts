/**
 * Writes protocol buffer messages (https://protobuf.dev/programming-guides/encoding): just the wire types that ONNX uses.
 * Byte arrays are referenced, not copied, until the whole message is encoded once.
 */

const wireVarint = 0;
const wireBytes = 2;
const wireFloat = 5;

const encoder = new TextEncoder();

/** One message under construction; fields appear in the order they are written. */
export interface ProtobufMessage {
  readonly byteLength: number;
  readonly chunks: readonly Uint8Array[];
  /** A signed 64-bit integer field (int32, int64, enum). */
  int(field: number, value: number): void;
  float(field: number, value: number): void;
  text(field: number, value: string): void;
  /** `value` must not change until the message is encoded. */
  bytes(field: number, value: Uint8Array): void;
  message(field: number, value: ProtobufMessage): void;
}

export function protobufMessage(): ProtobufMessage {
  const chunks: Uint8Array[] = [];
  let byteLength = 0;
  const push = (chunk: Uint8Array): void => {
    chunks.push(chunk);
    byteLength += chunk.byteLength;
  };
  const tag = (field: number, wire: number): number[] => varint(field * 8 + wire);
  const bytes = (field: number, value: Uint8Array): void => {
    push(Uint8Array.from([...tag(field, wireBytes), ...varint(value.byteLength)]));
    push(value);
  };
  return {
    get byteLength() {
      return byteLength;
    },
    chunks,
    int: (field, value) => {
      push(Uint8Array.from([...tag(field, wireVarint), ...varint(value)]));
    },
    float: (field, value) => {
      push(Uint8Array.from([...tag(field, wireFloat), ...littleEndianFloat(value)]));
    },
    text: (field, value) => {
      bytes(field, encoder.encode(value));
    },
    bytes,
    message: (field, value) => {
      push(Uint8Array.from([...tag(field, wireBytes), ...varint(value.byteLength)]));
      value.chunks.forEach(push);
    },
  };
}

/** The message as one array. */
export function encodeMessage(message: ProtobufMessage): Uint8Array {
  const all = new Uint8Array(message.byteLength);
  let at = 0;
  for (const chunk of message.chunks) {
    all.set(chunk, at);
    at += chunk.byteLength;
  }
  return all;
}

/** Base-128, least significant group first; negative numbers as 64-bit two's complement (ten bytes). */
function varint(value: number): number[] {
  let rest = BigInt.asUintN(64, BigInt(value));
  const groups: number[] = [];
  while (rest > 127n) {
    groups.push(Number(rest & 127n) | 128);
    rest >>= 7n;
  }
  groups.push(Number(rest));
  return groups;
}

function littleEndianFloat(value: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(4));
  view.setFloat32(0, value, true);
  return new Uint8Array(view.buffer);
}
