/**
 * The safetensors format: a 64-bit header length, a JSON header, then the tensors' bytes end to end, little-endian.
 * Source: https://github.com/huggingface/safetensors#format. Every supported platform is little-endian, so bytes are
 * read straight into typed arrays.
 */
import * as z from 'zod';

export type SafetensorsData =
  | Float32Array
  | Float64Array
  | Uint8Array
  | Int8Array
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Int32Array
  | BigUint64Array
  | BigInt64Array;

export interface SafetensorsTensor {
  /** F16 and BF16 hold their 16 bits in a Uint16Array. */
  readonly dtype: SafetensorsType;
  readonly shape: readonly number[];
  readonly data: SafetensorsData;
}

/** Each element type with the array that holds it. Sub-byte and 8-bit float types are not supported. */
export const safetensorsTypes = {
  F64: Float64Array,
  F32: Float32Array,
  F16: Uint16Array,
  BF16: Uint16Array,
  I64: BigInt64Array,
  U64: BigUint64Array,
  I32: Int32Array,
  U32: Uint32Array,
  I16: Int16Array,
  U16: Uint16Array,
  I8: Int8Array,
  U8: Uint8Array,
  BOOL: Uint8Array,
} as const;
export type SafetensorsType = keyof typeof safetensorsTypes;

const size = z.int().nonnegative();

export const safetensorsEntrySchema = z.object({
  dtype: z.enum(Object.keys(safetensorsTypes) as [SafetensorsType, ...SafetensorsType[]]),
  shape: z.array(size),
  /** First byte and byte after the last, counted from the end of the header. */
  data_offsets: z.tuple([size, size]),
});
export type SafetensorsEntry = z.infer<typeof safetensorsEntrySchema>;

/** The header without its `__metadata__` entry, which is checked apart. */
export const safetensorsHeaderSchema = z.record(z.string(), safetensorsEntrySchema);
export const safetensorsMetadataSchema = z.record(z.string(), z.string());

/** The longest header that the reference implementation accepts, in bytes. */
export const maxHeaderBytes = 100_000_000;
