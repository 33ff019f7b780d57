/** A file being written from front to back, with small writes gathered and earlier bytes correctable. */
import type { FileHandle } from 'node:fs/promises';
import { writeFailure } from '../files/fileFailure.ts';

const gatherBytes = 1 << 18;

export class OutputFile {
  readonly #handle: FileHandle;
  readonly #path: string;
  #waiting: Buffer[] = [];
  #waitingBytes = 0;
  #written = 0;

  /** `path` is the name that failures carry. */
  constructor(handle: FileHandle, path: string) {
    this.#handle = handle;
    this.#path = path;
  }

  /** Bytes given so far: the place of the next one. */
  get position(): number {
    return this.#written + this.#waitingBytes;
  }

  async write(bytes: Buffer): Promise<void> {
    this.#waiting.push(bytes);
    this.#waitingBytes += bytes.length;
    if (this.#waitingBytes >= gatherBytes) await this.#flush();
  }

  /** Writes over bytes that were given before. */
  async correct(bytes: Buffer, position: number): Promise<void> {
    await this.#flush();
    await this.#put(bytes, position);
  }

  /** Every byte is on the disk when this returns. */
  async finish(): Promise<void> {
    await this.#flush();
    await this.#handle.sync().catch((error: unknown) => {
      throw writeFailure(error, this.#path);
    });
  }

  async #flush(): Promise<void> {
    const bytes = Buffer.concat(this.#waiting);
    this.#waiting = [];
    this.#waitingBytes = 0;
    await this.#put(bytes, this.#written);
    this.#written += bytes.length;
  }

  async #put(bytes: Buffer, position: number): Promise<void> {
    try {
      for (let done = 0; done < bytes.length;) {
        done += (await this.#handle.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
      }
    } catch (error) {
      throw writeFailure(error, this.#path);
    }
  }
}
