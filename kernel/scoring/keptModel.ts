/** The model that a kernel keeps open from one question to the next: opening it takes longer than answering. */
import type { OpenedModel } from './openModel.ts';

export interface ModelToKeep {
  readonly path: string;
  readonly threads: number;
}

export class KeptModel {
  #kept: (ModelToKeep & { readonly opened: OpenedModel }) | undefined;

  /** Opened where it is not the one that is kept, which is then closed. Whoever asks does not close it. Throws `model.*`. */
  async open({ path, threads }: ModelToKeep): Promise<OpenedModel> {
    if (this.#kept?.path === path && this.#kept.threads === threads) return this.#kept.opened;
    await this.close();
    // Loads the engines: a kernel that scores nothing needs none.
    const { openModel } = await import('./openModel.ts');
    const opened = await openModel(path, { threads });
    this.#kept = { path, threads, opened };
    return opened;
  }

  async close(): Promise<void> {
    const kept = this.#kept;
    this.#kept = undefined;
    await kept?.opened.scorer.close();
  }
}
