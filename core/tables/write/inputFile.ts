/** A file read by position. */
import { open } from 'node:fs/promises';
import { AppError } from '../../contract/errors/appError.ts';
import { readFailure } from '../files/fileFailure.ts';

const pieceBytes = 1 << 18;

/** Fills as much of `bytes` as it can with what stands from `position` on. */
type Read = (bytes: Buffer, position: number) => Promise<number>;

export class InputFile {
  /** The name that failures carry. */
  readonly path: string;
  readonly size: number;
  readonly #read: Read;
  readonly close: () => Promise<void>;

  private constructor(file: { path: string; size: number }, read: Read, close: () => Promise<void>) {
    this.path = file.path;
    this.size = file.size;
    this.#read = read;
    this.close = close;
  }

  /** Bytes in memory, as if they were the file at `path`. */
  static ofBytes(path: string, content: Buffer): InputFile {
    const read: Read = (bytes, position) => Promise.resolve(content.copy(bytes, 0, position));
    return new InputFile({ path, size: content.length }, read, () => Promise.resolve());
  }

  /** Throws file.not_found, file.not_readable and file.is_folder. */
  static async open(path: string): Promise<InputFile> {
    let isFolder = false;
    try {
      const handle = await open(path, 'r');
      const status = await handle.stat();
      if (status.isFile()) {
        const read: Read = async (bytes, position) =>
          (await handle.read(bytes, 0, bytes.length, position)).bytesRead;
        return new InputFile({ path, size: status.size }, read, () => handle.close());
      }
      await handle.close();
      isFolder = status.isDirectory();
    } catch (error) {
      throw readFailure(error, path);
    }
    throw new AppError(isFolder ? 'file.is_folder' : 'file.not_readable', { path });
  }

  /** The bytes from `start` up to `end`, fewer where the file ends before. */
  async read(start: number, end: number): Promise<Buffer> {
    const bytes = Buffer.alloc(Math.max(0, Math.min(end, this.size) - start));
    let done = 0;
    while (done < bytes.length) {
      const count = await this.#read(bytes.subarray(done), start + done);
      if (count === 0) break;
      done += count;
    }
    return bytes.subarray(0, done);
  }

  /** The same bytes in pieces of at most 256 KiB. */
  async *pieces(start = 0, end = this.size): AsyncGenerator<Buffer> {
    for (let at = start; at < end; at += pieceBytes)
      yield await this.read(at, Math.min(end, at + pieceBytes));
  }
}
