/** The newest jobs of one owner as a client follows them: what was told of each, and what has changed since. */
import type { JobSnapshot } from '../../core/contract/jobEvent.ts';
import { findSnapshot } from '../queue/findSnapshot.ts';
import type { Store } from '../store/store.ts';

/** Of one message; a job that is larger by itself goes alone. */
const mostCharacters = 256_000;

export interface FollowedListDoor {
  readonly store: Store;
  readonly most: number;
  /** Until the returned function is called. */
  readonly listen: (call: () => void) => () => void;
  readonly onNews: () => void;
}

export class FollowedList {
  readonly #owner: string;
  readonly #door: FollowedListDoor;
  /** Number of the last event of each job as it was told. */
  #told = new Map<string, number>();
  #isFirst = true;
  #hasNews = true;
  readonly stop: () => void;

  constructor(owner: string, door: FollowedListDoor) {
    this.#owner = owner;
    this.#door = door;
    this.stop = door.listen(() => {
      this.look();
      door.onNews();
    });
  }

  get hasNews(): boolean {
    return this.#hasNews;
  }

  /** There may be news. */
  look(): void {
    this.#hasNews = true;
  }

  /** The next of them; undefined where there are none. The first time, an owner without jobs has none, and that is told. */
  async takeNews(): Promise<JobSnapshot[] | undefined> {
    this.#hasNews = false;
    const { store, most } = this.#door;
    const rows = await store.db
      .selectFrom('jobs')
      .select(['id', 'event_count'])
      .where('owner', '=', this.#owner)
      .orderBy('number', 'desc')
      .limit(most)
      .execute();
    const told = this.#told;
    this.#told = new Map();
    const jobs: JobSnapshot[] = [];
    let characters = 0;
    for (const { id, event_count: number } of rows) {
      const before = told.get(id);
      if (before !== undefined) this.#told.set(id, before);
      if (before === number) continue;
      if (characters > mostCharacters) {
        this.#hasNews = true;
        continue;
      }
      const snapshot = await findSnapshot(store.db, id);
      if (!snapshot) continue;
      characters += JSON.stringify(snapshot).length;
      jobs.push(snapshot);
      this.#told.set(id, snapshot.number);
    }
    const isToBeTold = this.#isFirst || jobs.length > 0;
    this.#isFirst = false;
    return isToBeTold ? jobs : undefined;
  }
}
