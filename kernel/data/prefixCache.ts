/**
 * The frozen layers' output, computed once per unit and kept for every epoch: half precision, in memory or in a file.
 * Rows of one unit lie together; units in their order.
 */
import { open, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { writeFailure } from '../../core/tables/files/fileFailure.ts';
import type { UnitSource } from './units.ts';

export interface PrefixCache extends UnitSource {
  /** Stores the rows (tokens, H) of some units, in the order given. Throws `disk.full` or `folder.not_writable`. */
  write(units: Int32Array, rows: Uint16Array): Promise<void>;
  /** Frees the memory or removes the file. */
  close(): Promise<void>;
}

/** Bytes the cache takes for units of these lengths. */
export function prefixBytes(lengths: Int32Array, hiddenSize: number): number {
  return lengths.reduce((sum, length) => sum + length, 0) * hiddenSize * Uint16Array.BYTES_PER_ELEMENT;
}

export interface PrefixPlace {
  readonly lengths: Int32Array;
  readonly hiddenSize: number;
  /** A file to keep it in; left out: memory. */
  readonly file?: string;
}

export async function openPrefixCache({ lengths, hiddenSize, file }: PrefixPlace): Promise<PrefixCache> {
  const starts = startsOf(lengths, hiddenSize);
  const store = file === undefined ? memoryStore(starts[lengths.length]!) : await fileStore(file);
  const rowsOf = (unit: number) => starts[unit + 1]! - starts[unit]!;
  return {
    count: lengths.length,
    lengths,
    async write(units, rows) {
      let at = 0;
      for (const unit of units) {
        await store.write(starts[unit]!, rows.subarray(at, at + rowsOf(unit)));
        at += rowsOf(unit);
      }
    },
    async input(units) {
      const hidden = new Uint16Array(units.reduce((sum, unit) => sum + rowsOf(unit), 0));
      let at = 0;
      for (const unit of units) {
        await store.read(starts[unit]!, hidden.subarray(at, at + rowsOf(unit)));
        at += rowsOf(unit);
      }
      return { kind: 'prefix', hidden, lengths: Int32Array.from(units, (unit) => lengths[unit]!) };
    },
    close: () => store.close(),
  };
}

/** First element of each unit, and the end of the last. */
function startsOf(lengths: Int32Array, hiddenSize: number): Float64Array {
  const starts = new Float64Array(lengths.length + 1);
  for (let i = 0; i < lengths.length; i++) starts[i + 1] = starts[i]! + lengths[i]! * hiddenSize;
  return starts;
}

interface Store {
  write(start: number, rows: Uint16Array): Promise<void>;
  read(start: number, rows: Uint16Array): Promise<void>;
  close(): Promise<void>;
}

function memoryStore(size: number): Store {
  let all: Uint16Array | undefined = new Uint16Array(size);
  const rowsAt = () => {
    if (!all) throw new Error('the prefix cache is closed');
    return all;
  };
  return {
    write: (start, rows) => {
      rowsAt().set(rows, start);
      return Promise.resolve();
    },
    read: (start, rows) => {
      rows.set(rowsAt().subarray(start, start + rows.length));
      return Promise.resolve();
    },
    close: () => {
      all = undefined;
      return Promise.resolve();
    },
  };
}

async function fileStore(path: string): Promise<Store> {
  const file: FileHandle = await open(path, 'w+').catch((error: unknown) => {
    throw writeFailure(error, path);
  });
  const bytesOf = (rows: Uint16Array) => new Uint8Array(rows.buffer, rows.byteOffset, rows.byteLength);
  return {
    async write(start, rows) {
      const bytes = bytesOf(rows);
      const at = start * Uint16Array.BYTES_PER_ELEMENT;
      try {
        // A disk that is nearly full takes a part and says so only the next time.
        for (let done = 0; done < bytes.length;) {
          done += (await file.write(bytes, done, bytes.length - done, at + done)).bytesWritten;
        }
      } catch (error) {
        throw writeFailure(error, path);
      }
    },
    async read(start, rows) {
      const { bytesRead } = await file.read(
        bytesOf(rows),
        0,
        rows.byteLength,
        start * Uint16Array.BYTES_PER_ELEMENT,
      );
      if (bytesRead !== rows.byteLength) throw new Error('the prefix cache was read before it was written');
    },
    async close() {
      await file.close();
      await rm(path, { force: true });
    },
  };
}
