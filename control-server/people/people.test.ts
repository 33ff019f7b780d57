/** Accounts, sessions, tokens and workers in both databases. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isAppError } from '../../core/contract/errors/appError.ts';
import type { ErrorCode } from '../../core/contract/errors/appError.ts';
import { ownAccord } from '../queue/queue.ts';
import { databases, withStore } from '../testing/stores.ts';
import type { TestClock } from '../testing/stores.ts';
import type { Store } from '../store/store.ts';
import { accountOfPerson } from './accountOfPerson.ts';
import { changeRole, disableAccount, enableAccount } from './changeAccount.ts';
import { acceptInvitation, changePassword } from './choosePassword.ts';
import { createAccount } from './createAccount.ts';
import { logIn } from './logIn.ts';
import { invitationMs, mostTokens, sessionMs } from './people.ts';
import type { People } from './people.ts';
import { openPasswords } from './passwords.ts';
import { createToken, listTokens, ownerOfToken, revokeToken } from './personalTokens.ts';
import { inviteWorker, registerByInvitation, revokeWorker, workerOfToken } from './registeredWorkers.ts';
import { hashOfSecret } from './secrets.ts';
import { endSession, ownerOfSession } from './sessions.ts';

const is = (code: ErrorCode) => (error: unknown) => isAppError(error, code);

/** As the real ones, but quick: what they hash is looked at below. */
const quick = {
  hash: (password: string) => Promise.resolve(`#${password}`),
  isRight: (hash: string | null, password: string) => Promise.resolve(hash === `#${password}`),
};

function peopleOf(store: Store): People {
  return { store, passwords: quick, by: ownAccord };
}

const dayMs = 24 * 3_600_000;

for (const database of databases) {
  describe(`people in ${database}`, () => {
    it(
      'have a session for some hours, and none once it was ended or their account closed',
      withStore(database, async (store, clock: TestClock) => {
        const people = peopleOf(store);
        await createAccount(people, { name: 'ana', role: 'admin', password: 'p' });
        await createAccount(people, { name: 'rui', role: 'user', password: 'q' });
        await assert.rejects(
          createAccount(people, { name: 'rui', role: 'admin', password: 'x' }),
          is('account.exists'),
        );
        const open = async (name: string, password: string) => {
          const { secret } = await logIn(people, { name, password });
          return hashOfSecret(secret);
        };
        await assert.rejects(open('rui', 'p'), is('access.wrong_password'));
        const [one, two, three] = [await open('rui', 'q'), await open('rui', 'q'), await open('rui', 'q')];
        assert.deepEqual(await ownerOfSession(store, one), { name: 'rui', role: 'user' });
        await endSession(people, one);
        await endSession(people, one);
        assert.equal(await ownerOfSession(store, one), undefined);
        await changePassword(people, { name: 'rui', current: 'q', next: 'r', keptSession: two });
        assert.deepEqual(
          [await ownerOfSession(store, two), await ownerOfSession(store, three)],
          [{ name: 'rui', role: 'user' }, undefined],
        );
        clock.at += sessionMs;
        assert.equal(await ownerOfSession(store, two), undefined);
        const four = await open('rui', 'r');
        await disableAccount(people, 'rui');
        assert.equal(await ownerOfSession(store, four), undefined);
        await assert.rejects(open('rui', 'r'), is('access.wrong_password'));
        await enableAccount(people, 'rui');
        assert.equal(await ownerOfSession(store, four), undefined);
        await assert.rejects(disableAccount(people, 'ana'), is('account.last_admin'));
        await assert.rejects(changeRole(people, 'nobody', 'admin'), is('account.not_found'));
      }),
    );

    it(
      'of two administrators that make each other users at once, one stays',
      withStore(database, async (store) => {
        const people = peopleOf(store);
        for (const name of ['ana', 'rui'])
          await createAccount(people, { name, role: 'admin', password: 'p' });
        const both = [changeRole(people, 'ana', 'user'), disableAccount(people, 'rui')];
        const ends = (await Promise.allSettled(both)).map(({ status }) => status);
        assert.deepEqual(ends.sort(), ['fulfilled', 'rejected']);
      }),
    );

    it(
      'choose a password with the newest invitation, once and in time',
      withStore(database, async (store, clock) => {
        const people = peopleOf(store);
        const { invitation } = await createAccount(people, { name: 'ana', role: 'user' });
        assert.ok(invitation !== null);
        const accept = () => acceptInvitation(people, { invitation, password: 'p' });
        clock.at += invitationMs;
        await assert.rejects(accept(), is('access.invitation_invalid'));
        clock.at -= 1;
        const ends = (await Promise.allSettled([accept(), accept()])).map(({ status }) => status);
        assert.deepEqual(ends.sort(), ['fulfilled', 'rejected']);
        assert.equal((await logIn(people, { name: 'ana', password: 'p' })).name, 'ana');
      }),
    );

    it(
      'have tokens that end by time, by their word, and with their account',
      withStore(database, async (store, clock) => {
        const people = peopleOf(store);
        await createAccount(people, { name: 'ana', role: 'user', password: 'p' });
        const make = (days = 1) => createToken(people, { owner: 'ana', name: 't', days });
        const { secret } = await make();
        assert.deepEqual(await ownerOfToken(store, secret), { name: 'ana', role: 'user' });
        assert.equal(await ownerOfToken(store, `${secret}x`), undefined);
        clock.at += dayMs;
        assert.equal(await ownerOfToken(store, secret), undefined);
        const { secret: other, token } = await make();
        await assert.rejects(revokeToken(people, 'rui', token.id), is('token.not_found'));
        await revokeToken(people, 'ana', token.id);
        assert.equal(await ownerOfToken(store, other), undefined);
        for (let i = 0; i < mostTokens; i++) await make();
        await assert.rejects(make(), is('token.too_many'));
        assert.equal((await listTokens(store, 'ana')).length, mostTokens);
      }),
    );

    it(
      'workers come in by a registration token, once and in time, and stay out once shut out',
      withStore(database, async (store, clock) => {
        const by = { ...peopleOf(store), by: { kind: 'user', name: 'raiz', origin: null } as const };
        const invited = await inviteWorker(by, 'gpu');
        const exchange = (token: string, registration = invited.registration) =>
          registerByInvitation(by, { registration, token });
        clock.at += invitationMs;
        await assert.rejects(exchange('a'), is('worker.registration_invalid'));
        const { registration } = await inviteWorker(by, 'gpu');
        const both = [exchange('a', registration), exchange('b', registration)];
        const ends = (await Promise.allSettled(both)).map(({ status }) => status);
        assert.deepEqual(ends.sort(), ['fulfilled', 'rejected']);
        const known = [await workerOfToken(store, 'a'), await workerOfToken(store, 'b')];
        assert.deepEqual(
          known.filter((name) => name !== undefined),
          ['gpu'],
        );
        await assert.rejects(inviteWorker(by, 'gpu'), is('worker.name_taken'));
        await revokeWorker(by, 'gpu');
        await revokeWorker(by, 'gpu');
        for (const token of ['a', 'b']) assert.equal(await workerOfToken(store, token), undefined);
        await assert.rejects(exchange('a', registration), is('worker.registration_invalid'));
        await assert.rejects(revokeWorker(by, 'other'), is('worker.not_found'));
      }),
    );

    it(
      'from the organisation’s own sign-in get an account of their own, and nobody else’s',
      withStore(database, async (store) => {
        const people = peopleOf(store);
        await createAccount(people, { name: 'ana@x.br', role: 'admin', password: 'p' });
        const come = (subject: string, email: string | null, isWelcome = false) =>
          accountOfPerson(people, { subject, email }, isWelcome);
        assert.equal(await come('i 1', 'ana@x.br'), 'ana@x.br');
        assert.equal(await come('i 1', null), 'ana@x.br');
        await assert.rejects(come('i 2', 'ana@x.br', true), is('access.sign_in_refused'));
        await assert.rejects(come('i 3', 'rui@x.br'), is('access.sign_in_refused'));
        await assert.rejects(come('i 3', 'server', true), is('access.sign_in_refused'));
        assert.equal(await come('i 3', 'rui@x.br', true), 'rui@x.br');
      }),
    );
  });
}

describe('passwords', () => {
  it('are kept as argon2id, each with a salt of its own, and are the same however they are typed', async () => {
    const { hash, isRight } = await openPasswords();
    const [one, two] = [await hash('senha de é'), await hash('senha de é')];
    assert.match(one, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/u);
    assert.notEqual(one, two);
    assert.ok(await isRight(one, 'senha de é'.normalize('NFD')));
    assert.ok(!(await isRight(one, 'senha de e')));
    assert.ok(!(await isRight(null, 'senha de é')));
  });
});
