/** Tensors over existing memory: onnxruntime reads inputs and writes outputs where they lie, without a copy. */
import { Tensor } from 'onnxruntime-node';

type Shape = readonly number[];

export const floats = (data: Float32Array, shape: Shape): Tensor => new Tensor('float32', data, shape);
export const halves = (bits: Uint16Array, shape: Shape): Tensor => new Tensor('float16', bits, shape);
export const integers = (data: Int32Array, shape: Shape): Tensor => new Tensor('int32', data, shape);
export const bytes = (data: Uint8Array, shape: Shape): Tensor => new Tensor('uint8', data, shape);
export const longs = (data: ArrayLike<number>, shape: Shape): Tensor =>
  new Tensor(
    'int64',
    BigInt64Array.from({ length: data.length }, (_, i) => BigInt(data[i]!)),
    shape,
  );

/** By input or output name. */
export type Feeds = Record<string, Tensor>;
