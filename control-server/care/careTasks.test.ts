import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isAppError } from '../../core/contract/errors/appError.ts';
import { listAudit } from '../audit/listAudit.ts';
import { ownAccord } from '../queue/queue.ts';
import { databases, withStore } from '../testing/stores.ts';
import { beginTask, findTask, prolongTask, taskLifeMs } from './careTasks.ts';
import { openCaretaker } from './caretaker.ts';
import type { CareWork } from './caretaker.ts';

const nothing: CareWork = () => Promise.resolve({ told: {}, count: 0 });
const task = (dedupeKey: string) => ({ kind: 'backup' as const, dedupeKey });
const isBusy = (error: unknown) => isAppError(error, 'care.busy');

for (const name of databases) {
  describe(`the server’s work on itself in ${name}`, () => {
    it(
      'is done once for each key, one of a kind at a time, and told in the audit trail',
      withStore(name, async (store) => {
        let go: () => void = () => undefined;
        const gate = new Promise<void>((resolve) => {
          go = resolve;
        });
        let count = 0;
        const backup: CareWork = async () => {
          count += 1;
          await gate;
          return { told: { folder: 'f' }, count: 3 };
        };
        const log: string[] = [];
        const works = { backup, retention: nothing };
        const caretaker = openCaretaker({ store, works, log: (line) => log.push(line) });
        const first = await caretaker.start(task('a'), ownAccord);
        assert.equal((await caretaker.start(task('a'), ownAccord)).id, first.id);
        await assert.rejects(caretaker.start(task('b'), ownAccord), isBusy);
        go();
        await caretaker.stop();
        assert.equal(count, 1);
        const { state, result } = await findTask(store.db, first.id);
        assert.deepEqual([state, result], ['done', { folder: 'f' }]);
        const [event] = (await listAudit(store.db, { limit: 1 })).events;
        assert.deepEqual(
          [event?.action, event?.object, event?.result],
          ['backup.make', { kind: 'backup', id: first.id }, { state: 'done', count: 3 }],
        );
      }),
    );

    it(
      'that fails says why, and that of a server that has gone is given up',
      withStore(name, async (store, clock) => {
        const backup: CareWork = () => Promise.reject(new Error('no'));
        const works = { backup, retention: nothing };
        const caretaker = openCaretaker({ store, works, log: () => undefined });
        const failed = await caretaker.start(task('a'), ownAccord);
        await caretaker.stop();
        const { state, error } = await findTask(store.db, failed.id);
        assert.deepEqual([state, error?.code], ['failed', 'internal.unexpected']);

        const lost = await beginTask(store, task('b'));
        clock.at += taskLifeMs - 1;
        await prolongTask(store, lost.task.id);
        clock.at += taskLifeMs - 1;
        await assert.rejects(beginTask(store, task('c')), isBusy);
        clock.at += 1;
        assert.ok((await beginTask(store, task('c'))).isNew);
        assert.equal((await findTask(store.db, lost.task.id)).error?.code, 'care.task_lost');
        const [event] = (await listAudit(store.db, { limit: 1 })).events;
        assert.equal(event?.result.error, 'care.task_lost');
      }),
    );
  });
}
