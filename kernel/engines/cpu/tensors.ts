/** Tensors over existing memory: onnxruntime reads inputs and writes outputs where they lie, without a copy. */
import { Tensor } from './runtime.ts';

type Shape = readonly number[];

settleHalfPrecision();

/**
 * The library decides at its first tensor how it keeps half precision: as Float16Array where there is one (Node 24),
 * which its native part then takes for an empty array (seen with 1.30.0). Hidden for that moment, it keeps Uint16Array.
 */
function settleHalfPrecision(): void {
  const known = Object.getOwnPropertyDescriptor(globalThis, 'Float16Array');
  if (!known) return;
  Reflect.deleteProperty(globalThis, 'Float16Array');
  try {
    new Tensor('float16', new Uint16Array(1), [1]);
  } finally {
    Object.defineProperty(globalThis, 'Float16Array', known);
  }
}

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
