/**
 * Dropout masks by Philox4x32-10 (Salmon et al. 2011), four counters at a time, as kernel/engines/dropoutStream.ts
 * defines them. AssemblyScript, compiled to WebAssembly SIMD; called by kernel/engines/cpu/dropoutMasks.ts.
 */

let seed: u32 = 0;
let step: u32 = 0;
let place: u32 = 0;
let microBatch: u32 = 0;
let threshold: i16 = 0; // the u16 threshold, shifted into the signed range by −2¹⁵

export function setDraw(ofSeed: u32, ofStep: u32, ofMicroBatch: u32): void {
  seed = ofSeed;
  step = ofStep;
  microBatch = ofMicroBatch;
}

export function setPlace(ofPlace: u32, ofThreshold: u32): void {
  place = ofPlace;
  threshold = <i16>(<i32>ofThreshold - 0x8000);
}

/**
 * Writes `rows` rows of bytes, 1 where an element stays: row r is the stream's row firstRow + r · rowStep and begins at
 * out + r · stride. Blocks of 8 bytes are written whole, `blocks` of them a row, in ascending order: what is written
 * beyond a row is overwritten by the next, so the last row needs 7 spare bytes after it.
 */
export function drawRows(out: usize, rows: i32, stride: i32, blocks: i32, firstRow: u32, rowStep: u32): void {
  if (blocks >= 4) {
    for (let r: i32 = 0; r < rows; r++) {
      const row = i32x4.splat(firstRow + <u32>r * rowStep);
      const at = out + <usize>r * <usize>stride;
      for (let block: i32 = 0; block < blocks; block += 4) {
        draw(i32x4.add(i32x4.splat(block), i32x4(0, 1, 2, 3)), row);
        store<u64>(at + <usize>(block << 3), bytes0);
        if (block + 1 < blocks) store<u64>(at + <usize>((block + 1) << 3), bytes1);
        if (block + 2 < blocks) store<u64>(at + <usize>((block + 2) << 3), bytes2);
        if (block + 3 < blocks) store<u64>(at + <usize>((block + 3) << 3), bytes3);
      }
    }
    return;
  }
  // Short rows: one block of four rows at a time.
  for (let r: i32 = 0; r < rows; r += 4) {
    const first = firstRow + <u32>r * rowStep;
    const row = i32x4.add(i32x4.splat(first), i32x4.mul(i32x4.splat(rowStep), i32x4(0, 1, 2, 3)));
    drawFourShortRows(out + <usize>r * <usize>stride, row, min(4, rows - r), stride, blocks);
  }
}

// The four rows' bytes of up to three blocks, before they are written in ascending order.
const scratch = memory.data(96);

function drawFourShortRows(at: usize, row: v128, rows: i32, stride: i32, blocks: i32): void {
  for (let block: i32 = 0; block < blocks; block++) {
    draw(i32x4.splat(block), row);
    const to = scratch + <usize>(block << 3);
    store<u64>(to, bytes0);
    store<u64>(to + 24, bytes1);
    store<u64>(to + 48, bytes2);
    store<u64>(to + 72, bytes3);
  }
  for (let r: i32 = 0; r < rows; r++) {
    for (let block: i32 = 0; block < blocks; block++) {
      store<u64>(
        at + <usize>(r * stride + (block << 3)),
        load<u64>(scratch + <usize>(r * 24 + (block << 3))),
      );
    }
  }
}

// What `draw` leaves: the eight bytes of each of its four counters.
let bytes0: u64 = 0;
let bytes1: u64 = 0;
let bytes2: u64 = 0;
let bytes3: u64 = 0;

/** Philox of the counters (block, row, place, micro-batch), lane by lane, compared with the threshold. */
function draw(block: v128, row: v128): void {
  let c0 = block;
  let c1 = row;
  let c2 = i32x4.splat(place);
  let c3 = i32x4.splat(microBatch);
  let k0 = seed;
  let k1 = step;
  const multiplier0 = i32x4.splat(0xd2511f53);
  const multiplier1 = i32x4.splat(0xcd9e8d57);
  for (let round: i32 = 0; round < 10; round++) {
    const even0 = i64x2.extmul_low_i32x4_u(c0, multiplier0);
    const odd0 = i64x2.extmul_high_i32x4_u(c0, multiplier0);
    const even1 = i64x2.extmul_low_i32x4_u(c2, multiplier1);
    const odd1 = i64x2.extmul_high_i32x4_u(c2, multiplier1);
    const low0 = v128.shuffle<i32>(even0, odd0, 0, 2, 4, 6);
    const high0 = v128.shuffle<i32>(even0, odd0, 1, 3, 5, 7);
    const low1 = v128.shuffle<i32>(even1, odd1, 0, 2, 4, 6);
    const high1 = v128.shuffle<i32>(even1, odd1, 1, 3, 5, 7);
    c0 = v128.xor(v128.xor(high1, c1), i32x4.splat(k0));
    c2 = v128.xor(v128.xor(high0, c3), i32x4.splat(k1));
    c1 = low1;
    c3 = low0;
    k0 += 0x9e3779b9;
    k1 += 0xbb67ae85;
  }
  // Words of one counter lie in one lane of the four vectors: transpose, so that each counter's eight u16 are together.
  const ab0 = v128.shuffle<i32>(c0, c1, 0, 4, 1, 5);
  const ab1 = v128.shuffle<i32>(c0, c1, 2, 6, 3, 7);
  const cd0 = v128.shuffle<i32>(c2, c3, 0, 4, 1, 5);
  const cd1 = v128.shuffle<i32>(c2, c3, 2, 6, 3, 7);
  const kept01 = i8x16.narrow_i16x8_s(
    kept(v128.shuffle<i64>(ab0, cd0, 0, 2)),
    kept(v128.shuffle<i64>(ab0, cd0, 1, 3)),
  );
  const kept23 = i8x16.narrow_i16x8_s(
    kept(v128.shuffle<i64>(ab1, cd1, 0, 2)),
    kept(v128.shuffle<i64>(ab1, cd1, 1, 3)),
  );
  const ones = i8x16.splat(1);
  const result01 = v128.and(kept01, ones);
  const result23 = v128.and(kept23, ones);
  bytes0 = i64x2.extract_lane(result01, 0);
  bytes1 = i64x2.extract_lane(result01, 1);
  bytes2 = i64x2.extract_lane(result23, 0);
  bytes3 = i64x2.extract_lane(result23, 1);
}

/** All ones in the 16-bit lanes that are at least the threshold. */
function kept(lanes: v128): v128 {
  const shifted = v128.xor(lanes, i16x8.splat(<i16>0x8000));
  return i16x8.ge_s(shifted, i16x8.splat(threshold));
}
