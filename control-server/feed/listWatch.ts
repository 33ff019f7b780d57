/** Tells those who follow a list of jobs that one of their own has changed: what changes together is told once. */
import type { Store } from '../store/store.ts';
import type { Hub } from './hub.ts';

export interface ListWatchDoor {
  readonly store: Store;
  readonly hub: Hub;
  readonly gatherMs: number;
  readonly failed: (error: unknown) => void;
}

export class ListWatch {
  readonly #door: ListWatchDoor;
  readonly #callsOf = new Map<string, Set<() => void>>();
  #changed = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #stopListening: (() => void) | undefined;

  constructor(door: ListWatchDoor) {
    this.#door = door;
  }

  /** Until the returned function is called. */
  add(owner: string, call: () => void): () => void {
    const calls = this.#callsOf.get(owner) ?? new Set();
    this.#callsOf.set(owner, calls.add(call));
    // While nobody follows a list, a change costs nothing.
    this.#stopListening ??= this.#door.hub.listenAll((jobId) => {
      this.#changed.add(jobId);
      this.#timer ??= setTimeout(() => void this.#tell(), this.#door.gatherMs);
    });
    return () => {
      calls.delete(call);
      if (calls.size === 0 && this.#callsOf.get(owner) === calls) this.#callsOf.delete(owner);
      if (this.#callsOf.size === 0) this.#stop();
    };
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#stopListening?.();
    this.#stopListening = undefined;
  }

  async #tell(): Promise<void> {
    this.#timer = undefined;
    const changed = this.#changed;
    this.#changed = new Set();
    try {
      const owners = new Set<string>();
      for (const jobId of changed) {
        const row = await this.#door.store.db
          .selectFrom('jobs')
          .select('owner')
          .where('id', '=', jobId)
          .executeTakeFirst();
        if (row) owners.add(row.owner);
      }
      for (const owner of owners) for (const call of this.#callsOf.get(owner) ?? []) call();
    } catch (error) {
      this.#door.failed(error);
    }
  }
}
