/** Sixteen-bit floating point to float32, many at a time. Every value is exact. */

/** IEEE 754 binary16 bits to numbers. */
export function widenHalf(bits: Uint16Array): Float32Array {
  const table = halfTable();
  const floats = new Float32Array(bits.length);
  for (let i = 0; i < bits.length; i++) floats[i] = table[bits[i]!]!;
  return floats;
}

/** bfloat16 bits, the upper half of a float32, to numbers. */
export function widenBfloat(bits: Uint16Array): Float32Array {
  const words = new Uint32Array(bits.length);
  for (let i = 0; i < bits.length; i++) words[i] = bits[i]! << 16;
  return new Float32Array(words.buffer);
}

let table: Float32Array | undefined;

/** The number of each of the 65,536 halves. */
export function halfTable(): Float32Array {
  if (table) return table;
  table = new Float32Array(65536);
  for (let bits = 0; bits < 0x8000; bits++) {
    const exponent = bits >> 10;
    const fraction = bits & 0x3ff;
    let size = exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25);
    if (exponent === 31) size = fraction === 0 ? Infinity : Number.NaN;
    table[bits] = size;
    table[bits + 0x8000] = -size;
  }
  return table;
}
