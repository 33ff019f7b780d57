/** Rows of which most entries are zero, in compressed form: row r owns entries starts[r] … starts[r+1]−1. */

export interface SparseRows {
  /** Number of columns. */
  readonly width: number;
  readonly starts: Int32Array; // (rows + 1)
  /** Ascending inside a row. */
  readonly columns: Int32Array; // (entries)
  readonly values: Float32Array; // (entries)
}

/** Collects rows one after another. */
export interface RowCollector {
  /** Copies both arrays. */
  add(columns: Int32Array, values: Float32Array): void;
  finish(): SparseRows;
}

export function collectRows(width: number): RowCollector {
  let columns = new Int32Array(1024);
  let values = new Float32Array(1024);
  let used = 0;
  const starts = [0];
  return {
    add(rowColumns, rowValues) {
      const needed = used + rowColumns.length;
      if (needed > columns.length) {
        const size = Math.max(needed, columns.length * 2);
        columns = resized(columns, new Int32Array(size));
        values = resized(values, new Float32Array(size));
      }
      columns.set(rowColumns, used);
      values.set(rowValues, used);
      used = needed;
      starts.push(used);
    },
    finish: () => ({
      width,
      starts: Int32Array.from(starts),
      columns: columns.slice(0, used),
      values: values.slice(0, used),
    }),
  };
}

function resized<A extends Int32Array | Float32Array>(old: A, larger: A): A {
  larger.set(old);
  return larger;
}
