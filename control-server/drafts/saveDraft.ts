/** Saves a draft: over the version it was made from, and over no other. */
import { AppError } from '../../core/contract/errors/appError.ts';
import type { Draft, PlanDraft } from '../../core/contract/planDraft.ts';
import { appendAudit } from '../audit/appendAudit.ts';
import type { Asker } from '../queue/queue.ts';
import type { Store, Trx } from '../store/store.ts';
import { findDraft } from './drafts.ts';
import type { OwnDraft } from './drafts.ts';

/** Of one plan as JSON. */
export const mostPlanKiB = 256;
/** Of one person. */
export const mostDrafts = 200;

export interface DraftSave extends OwnDraft {
  readonly plan: PlanDraft;
  /** The version that it was made from; 0: a new one. */
  readonly version: number;
  readonly by: Asker;
}

/** Throws `draft.changed`, `draft.not_found` (it was deleted meanwhile), `draft.too_large` or `draft.too_many`. */
export async function saveDraft(store: Store, { by, ...save }: DraftSave): Promise<Draft> {
  const { owner, name, plan, version } = save;
  const text = JSON.stringify(plan);
  if (Buffer.byteLength(text) > mostPlanKiB * 1024)
    throw new AppError('draft.too_large', { limitKiB: mostPlanKiB });
  const now = await store.now();
  return await store.db.transaction().execute(async (trx) => {
    const isSaved =
      version === 0 ? await add(trx, save, { text, now }) : await replace(trx, save, { text, now });
    if (!isSaved) {
      const other = await findDraft(trx, { owner, name });
      throw new AppError('draft.changed', { name, version: other.version });
    }
    const object = { kind: 'draft', id: name } as const;
    await appendAudit(trx, { now, by }, [{ action: 'draft.write', object, owner }]);
    return { name, plan, version: version + 1, savedAt: now };
  });
}

interface Written {
  readonly text: string;
  readonly now: number;
}

async function add(
  trx: Trx,
  { owner, name }: OwnDraft,
  { text: plan, now: saved_at }: Written,
): Promise<boolean> {
  const { count } = await trx
    .selectFrom('drafts')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('owner', '=', owner)
    .executeTakeFirstOrThrow();
  if (count >= mostDrafts) throw new AppError('draft.too_many', { limit: mostDrafts });
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('drafts')
    .values({ owner, name, version: 1, saved_at, plan })
    .onConflict((conflict) => conflict.columns(['owner', 'name']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows !== 0n;
}

async function replace(
  trx: Trx,
  { owner, name, version }: Omit<DraftSave, 'by'>,
  { text: plan, now: saved_at }: Written,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('drafts')
    .set({ plan, saved_at, version: version + 1 })
    .where('owner', '=', owner)
    .where('name', '=', name)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows !== 0n;
}
