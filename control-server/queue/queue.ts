/** What every operation of the queue is given. */
import type { Limits } from '../../core/contract/limits.ts';
import type { Store } from '../store/store.ts';

export interface Queue {
  readonly store: Store;
  readonly limits: Limits;
  readonly leaseMs: number;
  /** Called after a change that lets somebody claim. */
  readonly wake: () => void;
}

/** What a worker shows with every write. The token is never given twice. */
export interface Lease {
  readonly jobId: string;
  readonly token: number;
}
