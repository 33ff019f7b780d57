/** The events of one request, as they come into its mailbox. */
import { open } from 'node:fs/promises';
import { parseJson } from '../contract/parseJson.ts';
import { kernelEventSchema } from '../contract/runEvent.ts';
import type { KernelEvent } from '../contract/runEvent.ts';
import { systemCode } from '../tables/files/systemCode.ts';
import { mailboxPaths } from './mailbox.ts';
import type { PostedRequest } from './mailbox.ts';

export class MailboxOutput {
  readonly #path: string;
  readonly #requestId: string;
  #offset = 0;
  #rest = Buffer.alloc(0);

  constructor(folder: string, { requestId }: Pick<PostedRequest, 'requestId'>) {
    this.#path = mailboxPaths(folder).output;
    this.#requestId = requestId;
  }

  /** Those that came since the last time, without the one that is still being written. */
  async readNew(): Promise<KernelEvent[]> {
    const grown = Buffer.concat([this.#rest, await this.#readBytes()]);
    const end = grown.lastIndexOf(10) + 1;
    this.#rest = grown.subarray(end);
    return grown
      .subarray(0, end)
      .toString('utf8')
      .split('\n')
      .flatMap((line) => {
        const parsed = kernelEventSchema.safeParse(parseJson(line));
        return parsed.success && parsed.data.requestId === this.#requestId ? [parsed.data] : [];
      });
  }

  async #readBytes(): Promise<Buffer> {
    try {
      const file = await open(this.#path, 'r');
      try {
        const { size } = await file.stat();
        const buffer = Buffer.alloc(Math.max(0, size - this.#offset));
        const { bytesRead } = await file.read(buffer, 0, buffer.length, this.#offset);
        this.#offset += bytesRead;
        return buffer.subarray(0, bytesRead);
      } finally {
        await file.close();
      }
    } catch (error) {
      // The kernel has not begun yet.
      if (systemCode(error) === 'ENOENT') return Buffer.alloc(0);
      throw error;
    }
  }
}
