/**
 * The block formats of GGUF files to float32. Source: ggml/src/ggml-quants.c of llama.cpp. All values are exact: a
 * small integer times a half fits a float32.
 */
import { halfTable, widenHalf } from './widen.ts';

export const ggmlTypes = ['F32', 'F16', 'Q4_0', 'Q8_0'] as const;
export type GgmlType = (typeof ggmlTypes)[number];

/** Elements of one block, and the bytes it takes. */
export const blockSizes: Record<GgmlType, { elements: number; bytes: number }> = {
  F32: { elements: 1, bytes: 4 },
  F16: { elements: 1, bytes: 2 },
  Q4_0: { elements: 32, bytes: 18 },
  Q8_0: { elements: 32, bytes: 34 },
};

/** `raw`: whole blocks from an aligned offset 0 of their own buffer. */
export function dequantise(type: GgmlType, raw: Uint8Array): Float32Array {
  switch (type) {
    case 'F32':
      return new Float32Array(raw.buffer, raw.byteOffset, raw.byteLength / 4);
    case 'F16':
      return widenHalf(new Uint16Array(raw.buffer, raw.byteOffset, raw.byteLength / 2));
    case 'Q4_0':
      return dequantiseQ4(raw);
    case 'Q8_0':
      return dequantiseQ8(raw);
  }
}

/** Half scale d, then 16 bytes: byte j holds element j in its low nibble and j + 16 in its high one; (q − 8)·d. */
function dequantiseQ4(raw: Uint8Array): Float32Array {
  const halves = halfTable();
  const blocks = raw.length / 18;
  const floats = new Float32Array(blocks * 32);
  for (let b = 0, from = 0, to = 0; b < blocks; b++, from += 18, to += 32) {
    const d = halves[raw[from]! | (raw[from + 1]! << 8)]!;
    for (let j = 0; j < 16; j++) {
      const q = raw[from + 2 + j]!;
      floats[to + j] = ((q & 15) - 8) * d;
      floats[to + j + 16] = ((q >> 4) - 8) * d;
    }
  }
  return floats;
}

/** Half scale d, then 32 signed bytes; q·d. */
function dequantiseQ8(raw: Uint8Array): Float32Array {
  const halves = halfTable();
  const signed = new Int8Array(raw.buffer, raw.byteOffset, raw.byteLength);
  const blocks = raw.length / 34;
  const floats = new Float32Array(blocks * 32);
  for (let b = 0, from = 0, to = 0; b < blocks; b++, from += 34, to += 32) {
    const d = halves[raw[from]! | (raw[from + 1]! << 8)]!;
    for (let j = 0; j < 32; j++) floats[to + j] = signed[from + 2 + j]! * d;
  }
  return floats;
}
