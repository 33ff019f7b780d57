import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isAppError } from '../../core/contract/errors/appError.ts';
import type { ErrorCode } from '../../core/contract/errors/appError.ts';
import { planDraftSchema } from '../../core/contract/planDraft.ts';
import { ownAccord } from '../queue/queue.ts';
import type { Store } from '../store/store.ts';
import { databases, withStore } from '../testing/stores.ts';
import { deleteDraft } from './deleteDraft.ts';
import { findDraft, listDrafts } from './drafts.ts';
import { mostDrafts, mostPlanKiB, saveDraft } from './saveDraft.ts';

const plan = planDraftSchema.parse({ parameters: { epochs: 3 } });
const is =
  (code: ErrorCode, params: object = {}) =>
  (error: unknown) =>
    isAppError(error, code) &&
    JSON.stringify({ ...error.params, ...params }) === JSON.stringify(error.params);

const save = (store: Store, version: number, more: object = {}) =>
  saveDraft(store, { owner: 'ana', name: 'Autos', plan, version, by: ownAccord, ...more });

for (const database of databases) {
  describe(`drafts of plans in ${database}`, () => {
    it(
      'are saved, listed, read and deleted, each by its owner alone, and the trail tells of it',
      withStore(database, async (store, clock) => {
        const first = await save(store, 0);
        assert.deepEqual(first, { name: 'Autos', plan, version: 1, savedAt: clock.at });
        clock.at += 1000;
        await save(store, 0, { name: 'Petições', owner: 'ana' });
        await save(store, 0, { owner: 'rui', plan: {} });
        const more = planDraftSchema.parse({ preset: 'preciso' });
        await save(store, 1, { plan: more });
        assert.deepEqual(await findDraft(store.db, { owner: 'ana', name: 'Autos' }), {
          name: 'Autos',
          plan: more,
          version: 2,
          savedAt: clock.at,
        });
        assert.deepEqual(
          (await listDrafts(store, 'ana')).map(({ name, version }) => `${name} ${version}`),
          ['Autos 2', 'Petições 1'],
        );
        await deleteDraft(store, { owner: 'ana', name: 'Autos', by: ownAccord });
        for (const gone of [
          findDraft(store.db, { owner: 'ana', name: 'Autos' }),
          deleteDraft(store, { owner: 'ana', name: 'Autos', by: ownAccord }),
          save(store, 2),
        ])
          await assert.rejects(gone, is('draft.not_found', { name: 'Autos' }));
        assert.deepEqual((await findDraft(store.db, { owner: 'rui', name: 'Autos' })).plan, {});
        const trail = await store.db
          .selectFrom('audit')
          .select(['action', 'object_id', 'owner'])
          .orderBy('seq')
          .execute();
        assert.deepEqual(
          trail.map(({ action, object_id: id, owner }) => `${action} ${id} ${owner}`),
          [
            'draft.write Autos ana',
            'draft.write Petições ana',
            'draft.write Autos rui',
            'draft.write Autos ana',
            'draft.delete Autos ana',
          ],
        );
      }),
    );

    it(
      'of two windows do not overwrite each other',
      withStore(database, async (store) => {
        await save(store, 0);
        await assert.rejects(save(store, 0), is('draft.changed', { version: 1 }));
        const saved = await Promise.allSettled(Array.from({ length: 6 }, () => save(store, 1)));
        assert.equal(saved.filter(({ status }) => status === 'fulfilled').length, 1);
        for (const one of saved)
          if (one.status === 'rejected') assert.ok(is('draft.changed', { version: 2 })(one.reason));
        await assert.rejects(save(store, 7), is('draft.changed', { version: 2 }));
      }),
    );

    it(
      'are bounded in size and in number',
      withStore(database, async (store) => {
        const recipe = [{ kind: 'dropLabel' as const, label: 'x'.repeat(mostPlanKiB * 1024) }];
        await assert.rejects(
          save(store, 0, { plan: { recipe } }),
          is('draft.too_large', { limitKiB: mostPlanKiB }),
        );
        for (let i = 0; i < mostDrafts; i++) await save(store, 0, { name: `Plano ${i}` });
        await assert.rejects(save(store, 0), is('draft.too_many', { limit: mostDrafts }));
        await save(store, 1, { name: 'Plano 0' });
        await save(store, 0, { owner: 'rui' });
      }),
    );
  });
}

describe('a plan that is being filled in', () => {
  it('is kept as far as it goes, with nothing added', () => {
    const written = [
      {},
      { data: {} },
      { data: { dataSet: { id: 'a', version: 2 }, table: {}, labelColumn: 'classe' }, preset: 'rapido' },
      { data: { path: 'C:\\Autos de infração\\a.xlsx' }, parameters: {}, recipe: [], stages: ['baseline'] },
    ];
    for (const one of written) assert.deepEqual(planDraftSchema.parse(one), one);
  });

  it('is refused where something in it means nothing', () => {
    for (const wrong of [
      [],
      { epochs: 3 },
      { parameters: { epochs: 0 } },
      { parameters: { epoch: 3 } },
      { data: { file: 'a' } },
      { preset: 'melhor' },
      { splitFrom: '/etc/passwd' },
    ])
      assert.ok(!planDraftSchema.safeParse(wrong).success, JSON.stringify(wrong));
  });
});
