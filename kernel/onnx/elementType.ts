/** Element types of tensors, by ONNX's numbers (TensorProto.DataType). */

export const elementTypes = {
  float32: 1,
  uint8: 2,
  int8: 3,
  int32: 6,
  int64: 7,
  bool: 9,
  float16: 10,
} as const;

export type ElementType = keyof typeof elementTypes;

/** A tensor stored in the model file; half floats are given as their bits, booleans as 0 and 1. */
export interface TensorData {
  readonly type: ElementType;
  readonly shape: readonly number[];
  readonly data: Float32Array | Uint8Array | Int8Array | Int32Array | BigInt64Array | Uint16Array;
}
