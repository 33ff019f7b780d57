/** The server's work on itself, as rows: begun once for each key, one of a kind at a time, whatever replica does it. */
import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import { careTaskSchema } from '../../core/contract/care.ts';
import type { CareTask, CareTaskKind } from '../../core/contract/care.ts';
import { AppError } from '../../core/contract/errors/appError.ts';
import { toWire } from '../../core/contract/errors/wireError.ts';
import { parseJson } from '../../core/contract/parseJson.ts';
import { appendAudit } from '../audit/appendAudit.ts';
import type { AuditEntry } from '../audit/appendAudit.ts';
import { lockFiles } from '../dataSets/lockFiles.ts';
import { ownAccord } from '../queue/queue.ts';
import type { CareTaskTable } from '../store/careSchema.ts';
import type { Db, Store, Trx } from '../store/store.ts';

export const careActions = { retention: 'retention.run', backup: 'backup.make' } as const;

/** How long a task lives without a word of its server. */
export const taskLifeMs = 5 * 60_000;

export interface NewTask {
  readonly kind: CareTaskKind;
  readonly dedupeKey: string;
}

/** `isNew` false: it was begun before under this key. Throws `care.busy` while another of its kind is under way. */
export async function beginTask(
  store: Store,
  { kind, dedupeKey }: NewTask,
): Promise<{ task: CareTask; isNew: boolean }> {
  const now = await store.now();
  return await store.db.transaction().execute(async (trx) => {
    // Of two that begin, the second waits here; and no file is deleted between this and a backup.
    await lockFiles(trx);
    const known = await trx
      .selectFrom('care_tasks')
      .selectAll()
      .where('kind', '=', kind)
      .where('dedupe_key', '=', dedupeKey)
      .executeTakeFirst();
    if (known) return { task: taskOf(known), isNew: false };
    const lost = await endLost(trx, now);
    const running = await trx
      .selectFrom('care_tasks')
      .select('id')
      .where('kind', '=', kind)
      .where('state', '=', 'running')
      .executeTakeFirst();
    if (running) throw new AppError('care.busy', { taskId: running.id });
    const row = await trx
      .insertInto('care_tasks')
      .values({
        id: randomUUID(),
        kind,
        dedupe_key: dedupeKey,
        state: 'running',
        started_at: now,
        expires_at: now + taskLifeMs,
        ended_at: null,
        result: null,
        error: null,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    await appendAudit(trx, { now, by: ownAccord }, lost);
    return { task: taskOf(row), isNew: true };
  });
}

/** Tasks whose server was not heard of any more. */
async function endLost(trx: Trx, now: number): Promise<AuditEntry[]> {
  const lost = await trx
    .selectFrom('care_tasks')
    .select(['id', 'kind'])
    .where('state', '=', 'running')
    .where('expires_at', '<=', now)
    .execute();
  for (const { id } of lost) {
    const error = JSON.stringify(toWire(new AppError('care.task_lost', { taskId: id }), ''));
    await trx
      .updateTable('care_tasks')
      .set({ state: 'failed', ended_at: now, error })
      .where('id', '=', id)
      .execute();
  }
  return lost.map(({ id, kind }) => ({
    action: careActions[kind],
    object: { kind, id },
    owner: ownAccord.name,
    state: 'failed',
    error: 'care.task_lost',
  }));
}

/** Its server is still at it. */
export async function prolongTask(store: Store, id: string): Promise<void> {
  const now = await store.now();
  await store.db
    .updateTable('care_tasks')
    .set({ expires_at: now + taskLifeMs })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute();
}

/** Throws `care.task_not_found`. */
export async function findTask(db: Db, taskId: string): Promise<CareTask> {
  const row = await db.selectFrom('care_tasks').selectAll().where('id', '=', taskId).executeTakeFirst();
  if (!row) throw new AppError('care.task_not_found', { taskId });
  return taskOf(row);
}

/** Nobody reads more at once. */
const most = 200;

/** The newest first. */
export async function listTasks(db: Db): Promise<CareTask[]> {
  const rows = await db
    .selectFrom('care_tasks')
    .selectAll()
    .orderBy('started_at', 'desc')
    .limit(most)
    .execute();
  return rows.map(taskOf);
}

/** When the last one began that has not failed; undefined where there was none. */
export async function lastTaskAt(db: Db, kind: CareTaskKind): Promise<number | undefined> {
  const row = await db
    .selectFrom('care_tasks')
    .select('started_at')
    .where('kind', '=', kind)
    .where('state', '!=', 'failed')
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.started_at;
}

function taskOf(row: Selectable<CareTaskTable>): CareTask {
  return careTaskSchema.parse({
    id: row.id,
    kind: row.kind,
    state: row.state,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    result: row.result === null ? null : parseJson(row.result),
    error: row.error === null ? null : parseJson(row.error),
  });
}
