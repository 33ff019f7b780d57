/** The index tables of a packed batch, in the form the graph's attention inputs have (graph/attentionInputs.ts). */
import type { PackedBatch } from './packBatch.ts';

/** Key of a softmax that must not be seen: exp gives 0. */
const hidden = -1e30;

export interface GroupTables {
  readonly rows: Int32Array; // (n, A, s)
  readonly firstRows: Int32Array; // (n, A)
  readonly keyMask: Float32Array; // (n, s)
}

export function groupTables(
  { lengths, starts, tokenCount, groups }: PackedBatch,
  headCount: number,
): GroupTables[] {
  const A = headCount;
  return groups.map(({ texts, size }) => {
    const rows = new Int32Array(texts.length * A * size);
    const firstRows = new Int32Array(texts.length * A);
    const keyMask = new Float32Array(texts.length * size);
    texts.forEach((text, i) => {
      const length = lengths[text]!;
      keyMask.fill(hidden, i * size + length, (i + 1) * size);
      for (let head = 0; head < A; head++) {
        firstRows[i * A + head] = text * A + head;
        const at = (i * A + head) * size;
        for (let position = 0; position < size; position++) {
          const row = position < length ? starts[text]! + position : tokenCount;
          rows[at + position] = row * A + head;
        }
      }
    });
    return { rows, firstRows, keyMask };
  });
}

export interface PackedTables {
  /** Rows of all groups' tables laid end to end: N. */
  readonly tableRows: number;
  readonly packed: Int32Array; // (rowCount, A)
  readonly firstPacked: Int32Array; // (B, A)
}

/** The way back: where each row's heads lie among the groups' results. */
export function packedTables(batch: PackedBatch, headCount: number): PackedTables {
  const { lengths, starts, tokenCount, rowCount, groups } = batch;
  const A = headCount;
  const packed = new Int32Array(rowCount * A);
  const firstPacked = new Int32Array(lengths.length * A);
  let base = 0;
  let firstBase = 0;
  for (const { texts, size } of groups) {
    texts.forEach((text, i) => {
      for (let head = 0; head < A; head++) {
        firstPacked[text * A + head] = firstBase + i * A + head;
        const at = base + (i * A + head) * size;
        for (let position = 0; position < lengths[text]!; position++) {
          packed[(starts[text]! + position) * A + head] = at + position;
        }
        // Any position beyond a text's end will do for the null row: nothing is read from it, no gradient is there.
        if (lengths[text]! < size) packed[tokenCount * A + head] = at + lengths[text]!;
      }
    });
    base += texts.length * A * size;
    firstBase += texts.length * A;
  }
  return { tableRows: base, packed, firstPacked };
}

/** (rows, tables, A): `packed` (rows, A) for each of `tables` tables that lie `tableRows` apart. */
export function repeatForTables(
  { packed, tableRows }: PackedTables,
  headCount: number,
  tables: number,
): Int32Array {
  const repeated = new Int32Array(packed.length * tables);
  const rowCount = packed.length / headCount;
  for (let row = 0, to = 0; row < rowCount; row++) {
    for (let table = 0; table < tables; table++) {
      for (let head = 0; head < headCount; head++) {
        repeated[to++] = packed[row * headCount + head]! + table * tableRows;
      }
    }
  }
  return repeated;
}
