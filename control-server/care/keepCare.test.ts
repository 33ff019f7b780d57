import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { retentionPolicySchema } from '../../core/contract/care.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { chooseMails } from '../mail/mailChoice.ts';
import type { Letter } from '../mail/sendMails.ts';
import { complete } from '../queue/complete.ts';
import { ownAccord } from '../queue/queue.ts';
import { setPolicy } from '../retention/policy.ts';
import { databases, withStore } from '../testing/stores.ts';
import { addJob, mustClaim, testQueue } from '../testing/testQueue.ts';
import { openCaretaker } from './caretaker.ts';
import type { CareWork } from './caretaker.ts';
import { careTurn } from './keepCare.ts';

const hourMs = 3_600_000;

for (const name of databases) {
  describe(`the turns of a server’s care in ${name}`, () => {
    it(
      'begin backups and deletions when they are due, and try a backup that failed again within the hour',
      withStore(name, (store, clock) =>
        withTemporaryFolder(async (dataFolder) => {
          const done: string[] = [];
          const state = { fails: false };
          const doing =
            (kind: string): CareWork =>
            () => {
              done.push(kind);
              return state.fails ? Promise.reject(new Error('no')) : Promise.resolve({ told: {}, count: 0 });
            };
          const works = { backup: doing('backup'), retention: doing('retention') };
          const turn = async (): Promise<string[]> => {
            done.length = 0;
            const caretaker = openCaretaker({ store, works, log: () => undefined });
            const more = { dataFolder, leastFreeMiB: 0, send: undefined, log: () => undefined };
            await careTurn({ store, caretaker, backupEveryMs: 24 * hourMs, ...more });
            await caretaker.stop();
            return [...done];
          };
          // An empty server has nothing to be backed up.
          clock.at += 100 * hourMs;
          assert.deepEqual(await turn(), []);
          const queue = testQueue(store);
          await addJob(queue);
          await complete(queue, await mustClaim(queue), '{}');
          clock.at += 24 * hourMs - 1;
          assert.deepEqual(await turn(), []);
          clock.at += 1;
          assert.deepEqual(await turn(), ['backup']);
          assert.deepEqual(await turn(), []);
          clock.at += 24 * hourMs;
          state.fails = true;
          assert.deepEqual(await turn(), ['backup']);
          assert.deepEqual(await turn(), []);
          clock.at += hourMs;
          state.fails = false;
          assert.deepEqual(await turn(), ['backup']);
          clock.at += hourMs;
          assert.deepEqual(await turn(), []);
          await setPolicy(store, retentionPolicySchema.parse({ jobs: 1 }), ownAccord);
          assert.deepEqual(await turn(), ['retention']);
          assert.deepEqual(await turn(), []);
        }),
      ),
    );

    it(
      'tell those who answer for the server once a day that the disk is nearly full',
      withStore(name, (store, clock) =>
        withTemporaryFolder(async (dataFolder) => {
          const letters: Letter[] = [];
          const caretaker = openCaretaker({
            store,
            works: {
              backup: () => Promise.reject(new Error()),
              retention: () => Promise.reject(new Error()),
            },
            log: () => undefined,
          });
          const choice = { address: 'a@example.org', language: 'pt-BR', events: ['diskLow'] } as const;
          const by = { kind: 'user', name: 'ana', origin: null } as const;
          await chooseMails(store, { by, isAdmin: true }, { ...choice, events: [...choice.events] });
          const send = (letter: Letter) => {
            letters.push(letter);
            return Promise.resolve();
          };
          const turns = { store, caretaker, dataFolder, leastFreeMiB: 1_000_000_000, send };
          const turn = () => careTurn({ ...turns, log: () => undefined, backupEveryMs: 0 });
          await turn();
          await turn();
          assert.equal(letters.length, 1);
          assert.match(letters[0]?.text ?? '', /MB livres/u);
          clock.at += 24 * hourMs;
          await turn();
          assert.equal(letters.length, 2);
        }),
      ),
    );
  });
}
