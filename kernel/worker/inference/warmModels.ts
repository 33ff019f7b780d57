/** Kernels that keep a model open, so that a question to it is answered at once; each only for a while after the last question. */
import { isAppError } from '../../../core/contract/errors/appError.ts';
import type { Prediction } from '../../../core/contract/kernelAnswer.ts';
import { defaultLimits } from '../../../core/contract/limits.ts';
import { startKernel } from '../../../core/host/kernelClient.ts';
import type { KernelClient, KernelOptions } from '../../../core/host/kernelClient.ts';

/** Each holds its model in memory. */
const most = 2;
const keptMs = 5 * 60_000;

export interface WarmOptions {
  readonly kernel: Pick<KernelOptions, 'env' | 'program'>;
  readonly threads?: number | undefined;
  readonly log: (line: string) => void;
}

interface WarmKernel {
  readonly client: KernelClient;
  readonly folder: string;
  timer?: NodeJS.Timeout;
}

/** A model's key, where its folder is found, and the texts. */
export interface WarmQuestion {
  readonly key: string;
  readonly folder: () => Promise<string>;
  readonly texts: readonly string[];
}

export class WarmModels {
  readonly #options: WarmOptions;
  /** The one asked last comes last. */
  readonly #kernels = new Map<string, WarmKernel>();

  constructor(options: WarmOptions) {
    this.#options = options;
  }

  get keys(): string[] {
    return [...this.#kernels.keys()];
  }

  /** One question after the other. Fails with the kernel's failure, or with what finding the folder fails with. */
  async classify({ key, folder, texts }: WarmQuestion): Promise<Prediction[]> {
    const kernel = await this.#kernelFor(key, folder);
    const { threads } = this.#options;
    try {
      const answer = await kernel.client.request({
        kind: 'predict',
        model: kernel.folder,
        input: { kind: 'texts', texts: [...texts] },
        limits: defaultLimits,
        keepsOpen: true,
        ...(threads !== undefined && { threads }),
      });
      if (answer.kind !== 'predicted') throw new Error(`the kernel answered ${answer.kind}`);
      return answer.predictions;
    } catch (error) {
      if (isAppError(error, 'kernel.stopped')) await this.#end(key);
      throw error;
    } finally {
      kernel.timer = setTimeout(() => {
        void this.#end(key);
      }, keptMs).unref();
    }
  }

  async close(): Promise<void> {
    for (const key of this.keys) await this.#end(key);
  }

  async #kernelFor(key: string, folder: () => Promise<string>): Promise<WarmKernel> {
    const known = this.#kernels.get(key);
    clearTimeout(known?.timer);
    this.#kernels.delete(key);
    const kernel: WarmKernel = known ?? { folder: await folder(), client: this.#start() };
    this.#kernels.set(key, kernel);
    for (const oldest of this.keys.slice(0, -most)) await this.#end(oldest);
    return kernel;
  }

  #start(): KernelClient {
    const { kernel, log } = this.#options;
    return startKernel({ ...kernel, onLog: log });
  }

  async #end(key: string): Promise<void> {
    const kernel = this.#kernels.get(key);
    this.#kernels.delete(key);
    clearTimeout(kernel?.timer);
    await kernel?.client.close();
  }
}
