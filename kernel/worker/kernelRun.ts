/** A run of one job on a kernel of its own, which ends within seconds when it is told to. */
import { randomUUID } from 'node:crypto';
import type { KernelAnswer } from '../../core/contract/kernelAnswer.ts';
import type { KernelRequest } from '../../core/contract/kernelRequest.ts';
import type { KernelEvent } from '../../core/contract/runEvent.ts';
import { startKernel } from '../../core/host/kernelClient.ts';
import type { KernelOptions } from '../../core/host/kernelClient.ts';

export interface KernelRunOptions {
  readonly kernel: Pick<KernelOptions, 'env' | 'program'>;
  readonly onEvent: (event: KernelEvent) => void;
  readonly onLog: (line: string) => void;
  /** Aborted, the kernel is ended at once: what was trained is in the last checkpoint. */
  readonly signal: AbortSignal;
}

export class KernelRun {
  readonly #options: KernelRunOptions;
  readonly #pausing = new Set<string>();
  #control: (word: 'pause' | 'continue') => void = () => undefined;

  constructor(options: KernelRunOptions) {
    this.#options = options;
  }

  /** Fails with the kernel's failure; with `kernel.stopped` where it was ended. */
  async ask(request: KernelRequest): Promise<KernelAnswer> {
    const { kernel, onEvent, onLog, signal } = this.#options;
    const requestId = randomUUID();
    const client = startKernel({ ...kernel, onLog });
    const end = () => {
      void client.kill();
    };
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
    this.#control = (word) => {
      client.control(requestId, word);
    };
    try {
      const answered = client.request(request, { requestId, onEvent });
      if (this.#pausing.size > 0) this.#control('pause');
      return await answered;
    } finally {
      signal.removeEventListener('abort', end);
      this.#control = () => undefined;
      await client.close();
    }
  }

  /** It stands still as long as anybody wants that. */
  pause(who: string, isWanted: boolean): void {
    const was = this.#pausing.size > 0;
    if (isWanted) this.#pausing.add(who);
    else this.#pausing.delete(who);
    const is = this.#pausing.size > 0;
    if (was !== is) this.#control(is ? 'pause' : 'continue');
  }
}
