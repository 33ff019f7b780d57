/** Does the server's work on itself, in the background, and tells the audit trail how it ended. */
import type { CareTask, CareTaskKind } from '../../core/contract/care.ts';
import { AppError } from '../../core/contract/errors/appError.ts';
import { toWire } from '../../core/contract/errors/wireError.ts';
import { appendAudit } from '../audit/appendAudit.ts';
import type { Log } from '../log/serverLog.ts';
import type { Asker } from '../queue/queue.ts';
import type { Store } from '../store/store.ts';
import { beginTask, careActions, prolongTask, taskLifeMs } from './careTasks.ts';
import type { NewTask } from './careTasks.ts';

/** What came of a task: numbers and names, in its row. */
export interface CareResult {
  readonly told: Readonly<Record<string, number | string>>;
  /** How many things, for the audit trail. */
  readonly count: number;
}

export interface CareTurn {
  /** The server is to end soon. */
  readonly signal: AbortSignal;
  /** On whose behalf. */
  readonly by: Asker;
}

export type CareWork = (turn: CareTurn) => Promise<CareResult>;

export interface Caretaker {
  /** Answers when it has begun; asked again with the same key, it is the same task. Throws `care.busy` or `server.stopping`. */
  start(task: NewTask, by: Asker): Promise<CareTask>;
  /** What is under way ends first, or breaks off. */
  stop(): Promise<void>;
}

interface CaretakerOptions {
  readonly store: Store;
  readonly works: Readonly<Record<CareTaskKind, CareWork>>;
  readonly log: Log;
}

export function openCaretaker({ store, works, log }: CaretakerOptions): Caretaker {
  const stopping = new AbortController();
  const underWay = new Set<Promise<void>>();

  const work = async ({ id, kind }: CareTask, by: Asker): Promise<void> => {
    const timer = setInterval(() => {
      prolongTask(store, id).catch((error: unknown) => {
        log(`a task could not be prolonged: ${String(error)}`, { taskId: id });
      });
    }, taskLifeMs / 5);
    try {
      const { told, count } = await works[kind]({ signal: stopping.signal, by });
      await end({ id, kind }, by, { told, count });
      log(`${kind} has ended`, { taskId: id, count });
    } catch (error) {
      log(`${kind} failed: ${String(error)}`, { taskId: id });
      await end({ id, kind }, by, { error });
    } finally {
      clearInterval(timer);
    }
  };

  const end = async (
    { id, kind }: Pick<CareTask, 'id' | 'kind'>,
    by: Asker,
    outcome: CareResult | { readonly error: unknown },
  ): Promise<void> => {
    const now = await store.now();
    const hasFailed = 'error' in outcome;
    const error = hasFailed ? toWire(outcome.error, id) : null;
    await store.db.transaction().execute(async (trx) => {
      await trx
        .updateTable('care_tasks')
        .set({
          state: hasFailed ? 'failed' : 'done',
          ended_at: now,
          result: hasFailed ? null : JSON.stringify(outcome.told),
          error: error && JSON.stringify(error),
        })
        .where('id', '=', id)
        .execute();
      const result = hasFailed
        ? { state: 'failed' as const, error: toWire(outcome.error, id).code }
        : { count: outcome.count };
      const object = { kind, id };
      await appendAudit(trx, { now, by }, [{ action: careActions[kind], object, owner: by.name, ...result }]);
    });
  };

  return {
    start: async (asked, by) => {
      if (stopping.signal.aborted) throw new AppError('server.stopping', {});
      const { task, isNew } = await beginTask(store, asked);
      if (isNew) {
        const done: Promise<void> = work(task, by)
          .catch((error: unknown) => {
            log(`the end of a task could not be written: ${String(error)}`, { taskId: task.id });
          })
          .finally(() => underWay.delete(done));
        underWay.add(done);
      }
      return task;
    },
    stop: async () => {
      stopping.abort();
      await Promise.all(underWay);
    },
  };
}
