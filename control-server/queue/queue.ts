/** What every operation of the queue is given. */
import type { AuditEvent } from '../../core/contract/audit.ts';
import type { Limits } from '../../core/contract/limits.ts';
import type { Store } from '../store/store.ts';

/** On whose behalf something is done, for the audit trail. What workers do is told under the name of the worker. */
export interface Asker {
  readonly kind: AuditEvent['actor']['kind'];
  readonly name: string;
  /** Network address; null where nobody asked. */
  readonly origin: string | null;
}

/** The server, of its own accord. */
export const ownAccord: Asker = { kind: 'server', name: 'server', origin: null };

export interface Queue {
  readonly store: Store;
  readonly limits: Limits;
  readonly leaseMs: number;
  readonly by: Asker;
  /** Whether workers may send checkpoints of trainings; left out: not. */
  readonly keepsCheckpoints?: boolean;
  /** Whether workers find base models at this server; left out: not. */
  readonly mirrorsHub?: boolean;
  /** Called after a change that lets somebody claim. */
  readonly wake: () => void;
}

/** What a worker shows with every write. The token is never given twice. */
export interface Lease {
  readonly jobId: string;
  readonly token: number;
}
