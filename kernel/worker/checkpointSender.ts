/**
 * Sends the checkpoints of a training to a server that keeps them, so that it can go on elsewhere. One is on its way at a
 * time, and training does not wait for it; of those that come meanwhile, the last is sent.
 */
import { rm } from 'node:fs/promises';
import { filesBelow } from './filesBelow.ts';
import type { JobFolder } from './jobFolder.ts';
import { sendBundle } from './sendBundle.ts';
import type { BundleSending } from './sendBundle.ts';
import { snapshotRun } from './snapshotRun.ts';

export interface SenderDoor {
  readonly sending: BundleSending;
  readonly log: (line: string) => void;
}

export class CheckpointSender {
  readonly #folder: JobFolder;
  readonly #door: SenderDoor;
  readonly #stopped = new AbortController();
  #isDue = false;
  #work: Promise<void> | undefined;

  constructor(folder: JobFolder, door: SenderDoor) {
    this.#folder = folder;
    this.#door = door;
  }

  /** There is a new one. */
  send(): void {
    this.#isDue = true;
    this.#work ??= this.#sendAll();
  }

  /** The training has ended: nobody needs the one that is on its way. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#work;
  }

  async #sendAll(): Promise<void> {
    const hasStopped = () => this.#stopped.signal.aborted;
    while (this.#isDue && !hasStopped()) {
      this.#isDue = false;
      try {
        await this.#sendOne();
      } catch (error) {
        // Without it the training goes on all the same, and a lease that is lost is heard of elsewhere.
        if (!hasStopped()) this.#door.log(`a checkpoint was not sent: ${String(error)}`);
      }
    }
    this.#work = undefined;
  }

  async #sendOne(): Promise<void> {
    const runFolder = await this.#folder.lastRun();
    const copy = this.#folder.file('sent-checkpoint');
    try {
      // One that is replaced while it is read is followed by another.
      if (runFolder === undefined || !(await snapshotRun(runFolder, copy))) return;
      const { sending } = this.#door;
      const signal = AbortSignal.any([sending.signal, this.#stopped.signal]);
      await sendBundle('checkpoint', await filesBelow(copy), { ...sending, signal });
    } finally {
      await rm(copy, { recursive: true, force: true });
    }
  }
}
