/** A server in team mode for one test, on a free port of loopback, with two users and an administrator who have come in. */
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { readSettings } from '../config.ts';
import { createAccount } from '../people/createAccount.ts';
import { openPasswords } from '../people/passwords.ts';
import { newSecret } from '../people/secrets.ts';
import { ownAccord } from '../queue/queue.ts';
import { startServer } from '../startServer.ts';
import type { RunningServer } from '../startServer.ts';
import { openSqliteStore } from '../store/openSqliteStore.ts';
import { fileOf } from './testKeeper.ts';
import { ask as askAt } from './withServer.ts';
import type { Answer, Ask } from './withServer.ts';

export const publicAddress = 'https://treino.exemplo.br';
export const password = 'uma frase bem comprida';

/** What somebody shows of who they are, as headers. */
export type Who = Readonly<Record<string, string>>;
export const nobody: Who = {};

export interface TeamTest {
  readonly server: RunningServer;
  readonly folder: string;
  readonly log: string[];
  readonly ana: Who;
  readonly bia: Who;
  readonly admin: Who;
  readonly ask: (who: Who, path: string, more?: Ask) => Promise<Answer>;
  /** With the cookie of a new session. */
  readonly logIn: (name: string) => Promise<Who>;
  /** With an access token of its own. */
  readonly worker: (name: string) => Promise<Who>;
}

export function withTeam(use: (test: TeamTest) => Promise<void>, settings: object = {}): Promise<void> {
  return withTemporaryFolder(async (folder) => {
    const own = { dataFolder: folder, port: 0, mode: 'team', publicAddress, requestsPerMinute: 1_000_000 };
    const file = { path: 'c.json', text: JSON.stringify({ ...own, ...settings }) };
    const read = readSettings({ file, environment: {}, homeFolder: folder });
    if (!('settings' in read)) throw new Error('settings of a test');
    await createRoot(folder);
    const log: string[] = [];
    const server = await startServer(read.settings, { log: (line) => log.push(line), version: '0' });
    const { host } = new URL(publicAddress);
    const ask: TeamTest['ask'] = (who, path, more = {}) =>
      askAt({ address: server.address, token: null }, path, {
        ...more,
        headers: { host, ...who, ...more.headers },
      });
    const logIn = async (name: string) => {
      const { headers, body } = await ask(nobody, '/api/v1/session', { body: { name, password } });
      const [cookie = ''] = (headers['set-cookie']?.[0] ?? '').split(';');
      return { cookie, 'x-csrf-token': String(body.csrfToken) };
    };
    try {
      const admin = await logIn('raiz');
      for (const name of ['ana', 'bia']) await ask(admin, '/api/v1/accounts', { body: { name, password } });
      const worker = async (name: string) => {
        const { body } = await ask(admin, '/api/v1/worker-invitations', { body: { name } });
        const token = newSecret('worker');
        const exchange = { registration: body.registration, token };
        await ask(nobody, '/api/v1/worker/exchange', { body: exchange });
        return { authorization: `Bearer ${token}` };
      };
      const ana = await logIn('ana');
      const bia = await logIn('bia');
      await use({ server, folder, log, ana, bia, admin, ask, logIn, worker });
    } finally {
      await server.stop();
    }
  });
}

async function createRoot(folder: string): Promise<void> {
  const store = await openSqliteStore(folder);
  try {
    const people = { store, passwords: await openPasswords(), by: ownAccord };
    await createAccount(people, { name: 'raiz', role: 'admin', password });
  } finally {
    await store.close();
  }
}

/** An upload with all of its bytes. */
export async function bringUpload({ ask }: TeamTest, who: Who, content: string): Promise<string> {
  const { body } = await ask(who, '/api/v1/uploads', { body: fileOf(content) });
  const id = String(body.id);
  await ask(who, `/api/v1/uploads/${id}/pieces?place=0`, { text: content });
  return id;
}

/** The id of a new data set. */
export async function bringDataSet(
  test: TeamTest,
  who: Who,
  { name = 'Autos', content = 'a;b\n' } = {},
): Promise<string> {
  const id = await bringUpload(test, who, content);
  const purpose = { kind: 'newDataSet', name };
  const { body } = await test.ask(who, `/api/v1/uploads/${id}/finish`, { body: purpose });
  return String(body.id);
}

export function trainOn(dataSetId: string): object {
  const data = { dataSet: { id: dataSetId, version: 1 } };
  return { request: { kind: 'train', config: { data } } };
}
