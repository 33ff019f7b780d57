/** What every operation of the queue is given. */
import type { AuditEvent } from '../../core/contract/audit.ts';
import type { Rules } from '../rules/rules.ts';
import type { Store } from '../store/store.ts';

/** On whose behalf something is done, for the audit trail. What workers do is told under the name of the worker. */
export interface Asker {
  readonly kind: AuditEvent['actor']['kind'];
  readonly name: string;
  /** Network address; null where nobody asked. */
  readonly origin: string | null;
}

/** Whose objects somebody may see and change: one owner's, or null: everybody's. */
export type Reach = string | null;

/** The server, of its own accord. */
export const ownAccord: Asker = { kind: 'server', name: 'server', origin: null };

export interface Queue {
  readonly store: Store;
  readonly rules: Rules;
  readonly leaseMs: number;
  readonly by: Asker;
  /** Whether workers may send checkpoints of trainings; left out: not. */
  readonly keepsCheckpoints?: boolean;
  /** Whether workers find base models at this server; left out: not. */
  readonly mirrorsHub?: boolean;
  /** Called after a change that lets somebody claim. */
  readonly wake: () => void;
  /** Called after something happened to a job, or was told of it. */
  readonly changed: (jobId: string) => void;
}

/** What a worker shows with every write. The token is never given twice. */
export interface Lease {
  readonly jobId: string;
  readonly token: number;
}
