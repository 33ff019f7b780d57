/** Plans that people are still filling in, each under its owner and name. */
import type { Draft, DraftHead } from '../../core/contract/planDraft.ts';
import { draftSchema } from '../../core/contract/planDraft.ts';
import { AppError } from '../../core/contract/errors/appError.ts';
import { parseJson } from '../../core/contract/parseJson.ts';
import type { Db, Store } from '../store/store.ts';

export interface OwnDraft {
  readonly owner: string;
  readonly name: string;
}

/** The one saved last first. */
export async function listDrafts({ db }: Store, owner: string): Promise<DraftHead[]> {
  const rows = await db
    .selectFrom('drafts')
    .select(['name', 'version', 'saved_at'])
    .where('owner', '=', owner)
    .orderBy('saved_at', 'desc')
    .orderBy('name')
    .execute();
  return rows.map(({ name, version, saved_at: savedAt }) => ({ name, version, savedAt }));
}

/** Throws `draft.not_found`, for somebody else's too. */
export async function findDraft(db: Db, { owner, name }: OwnDraft): Promise<Draft> {
  const row = await db
    .selectFrom('drafts')
    .selectAll()
    .where('owner', '=', owner)
    .where('name', '=', name)
    .executeTakeFirst();
  if (!row) throw new AppError('draft.not_found', { name });
  const { version, saved_at: savedAt, plan } = row;
  return draftSchema.parse({ name, version, savedAt, plan: parseJson(plan) });
}
