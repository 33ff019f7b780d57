/** A draft is gone. */
import { AppError } from '../../core/contract/errors/appError.ts';
import { appendAudit } from '../audit/appendAudit.ts';
import type { Asker } from '../queue/queue.ts';
import type { Store } from '../store/store.ts';
import type { OwnDraft } from './drafts.ts';

/** Throws `draft.not_found`. */
export async function deleteDraft(
  store: Store,
  { owner, name, by }: OwnDraft & { readonly by: Asker },
): Promise<void> {
  const now = await store.now();
  await store.db.transaction().execute(async (trx) => {
    const { numDeletedRows } = await trx
      .deleteFrom('drafts')
      .where('owner', '=', owner)
      .where('name', '=', name)
      .executeTakeFirst();
    if (numDeletedRows === 0n) throw new AppError('draft.not_found', { name });
    const object = { kind: 'draft', id: name } as const;
    await appendAudit(trx, { now, by }, [{ action: 'draft.delete', object, owner }]);
  });
}
