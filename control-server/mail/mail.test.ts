import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { MailChoice } from '../../core/contract/care.ts';
import { isAppError } from '../../core/contract/errors/appError.ts';
import { complete } from '../queue/complete.ts';
import { expireLeases } from '../queue/expireLeases.ts';
import { fail } from '../queue/fail.ts';
import type { Store } from '../store/store.ts';
import { openMailServer } from '../testing/mailServer.ts';
import type { MailServer } from '../testing/mailServer.ts';
import { databases, withStore } from '../testing/stores.ts';
import type { DatabaseName, TestClock } from '../testing/stores.ts';
import { addJob, leaseMs, mustClaim, testQueue } from '../testing/testQueue.ts';
import { chooseMails } from './mailChoice.ts';
import { noteMails } from './noteMails.ts';
import { sendMails, waitAfter } from './sendMails.ts';
import { smtpSender } from './smtp.ts';

interface MailTest {
  readonly store: Store;
  readonly clock: TestClock;
  readonly server: MailServer;
  readonly log: string[];
  readonly send: () => Promise<number>;
}

function withMail(name: DatabaseName, use: (test: MailTest) => Promise<void>) {
  return withStore(name, async (store, clock) => {
    const server = await openMailServer();
    const log: string[] = [];
    const settings = { host: '127.0.0.1', port: server.port, security: 'none' as const };
    const sender = smtpSender({
      ...settings,
      user: undefined,
      password: undefined,
      from: 'bert@example.org',
    });
    try {
      await use({
        store,
        clock,
        server,
        log,
        send: () => sendMails(store, sender, (line, facts) => log.push(`${line} ${JSON.stringify(facts)}`)),
      });
    } finally {
      await server.close();
    }
  });
}

const chooser = (name: string, isAdmin = false) => ({
  by: { kind: 'user' as const, name, origin: null },
  isAdmin,
});

const choice = (events: MailChoice['events'], language: MailChoice['language'] = 'en'): MailChoice => ({
  address: 'ana@example.org',
  language,
  events,
});

const subjectsOf = ({ letters }: MailServer) =>
  letters.map((letter) => /^Subject: (.*)$/mu.exec(letter)?.[1] ?? '');

for (const name of databases) {
  describe(`mails in ${name}`, function () {
    this.timeout(60_000);

    it(
      'tell an owner what they chose, once, in their language, and nobody else',
      withMail(name, async ({ store, server, send }) => {
        const queue = testQueue(store);
        await chooseMails(store, chooser('ana'), choice(['jobFinished'], 'pt-BR'));
        await chooseMails(store, chooser('eva'), choice(['jobFinished']));
        await addJob(queue);
        const lease = await mustClaim(queue);
        await complete(queue, lease, '{}');
        assert.ok((await noteMails(store)) > 0);
        assert.equal(await noteMails(store), 0);
        assert.equal(await send(), 1);
        assert.equal(await send(), 0);
        assert.deepEqual(subjectsOf(server), ['Seu treino terminou']);
        const [letter = ''] = server.letters;
        assert.match(letter, /^To: ana@example\.org/mu);
        // The request names a file, which is nobody's business.
        assert.ok(!letter.includes('a.csv'));
      }),
    );

    it(
      'tell of what failed, of help and, to administrators, of workers',
      withMail(name, async ({ store, clock, server, send }) => {
        const queue = testQueue(store);
        await chooseMails(store, chooser('ana'), choice(['jobFailed', 'watchdogHelped']));
        await chooseMails(store, chooser('root', true), choice(['workerLost', 'backupFailed']));
        await addJob(queue);
        await mustClaim(queue);
        clock.at += leaseMs;
        assert.equal(await expireLeases(queue), 1);
        const error = { code: 'internal.unexpected' as const, params: { incident: 'i' } };
        await fail(queue, await mustClaim(queue), { error, retryable: false });
        await noteMails(store);
        await send();
        assert.deepEqual(subjectsOf(server).sort(), [
          'A computer that trains no longer answers',
          'Your training did not go on and was helped',
          'Your training has failed',
        ]);
      }),
    );

    it(
      'are only for those who answer for the server where they are of it',
      withMail(name, async ({ store }) => {
        const denied = chooseMails(store, chooser('ana'), choice(['backupFailed']));
        await assert.rejects(denied, (error) => isAppError(error, 'access.denied'));
      }),
    );

    it(
      'that are not taken are tried again after a longer wait each time, and given up at last',
      withMail(name, async ({ store, clock, server, log, send }) => {
        const queue = testQueue(store);
        await chooseMails(store, chooser('ana'), choice(['jobFinished']));
        await addJob(queue);
        await complete(queue, await mustClaim(queue), '{}');
        await noteMails(store);
        server.refuses = true;
        assert.equal(await send(), 0);
        assert.match(log.join(), /"attempts":1/u);
        assert.ok(!log.join().includes('ana@example.org'));
        server.refuses = false;
        clock.at += waitAfter(1) - 1;
        assert.equal(await send(), 0);
        clock.at += 1;
        assert.equal(await send(), 1);
        assert.equal(server.letters.length, 1);

        await addJob(queue);
        await complete(queue, await mustClaim(queue), '{}');
        await noteMails(store);
        server.refuses = true;
        for (let i = 0; i < 20; i++) {
          await send();
          clock.at += 24 * 3_600_000;
        }
        const states = await store.db
          .selectFrom('mails')
          .select(['state', 'attempts'])
          .orderBy('state')
          .execute();
        assert.deepEqual(states, [
          { state: 'givenUp', attempts: 12 },
          { state: 'sent', attempts: 2 },
        ]);
      }),
    );
  });
}
