/** The built server in team mode, on loopback alone, with one administrator who has come in. */
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAdmin } from '../../../core/host/createAdmin.ts';
import { startServerProcess } from '../../../core/host/serverProcess.ts';
import { withTemporaryFolder } from '../../../tools/testing/temporaryFolder.ts';

export interface TeamServer {
  readonly folder: string;
  readonly address: string;
  /** Asked as the administrator; the answer as loose as tests read it. */
  readonly ask: (path: string, body: object) => Promise<ReturnType<typeof JSON.parse>>;
}

export function withTeamServer(use: (server: TeamServer) => Promise<void>): Promise<void> {
  return withTemporaryFolder(async (folder) => {
    const port = await freePort();
    const address = `http://127.0.0.1:${port}`;
    const config = join(folder, 'servidor.json');
    const settings = { dataFolder: join(folder, 'dados'), port, mode: 'team', publicAddress: address };
    writeFileSync(config, JSON.stringify(settings));
    const options = { env: process.env, config, onLog: () => undefined };
    const account = { name: 'raiz', password: 'uma frase bem comprida' };
    await createAdmin(options, account);
    const server = await startServerProcess(options);
    try {
      const post = (path: string, body: object, headers: Record<string, string>) =>
        fetch(`${address}${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body: JSON.stringify(body),
        });
      const begun = await post('/api/v1/session', account, {});
      const [cookie = ''] = (begun.headers.get('set-cookie') ?? '').split(';');
      const { csrfToken } = (await begun.json()) as { csrfToken: string };
      await use({
        folder,
        address,
        ask: async (path, body) =>
          await (await post(path, body, { cookie, 'x-csrf-token': csrfToken })).json(),
      });
    } finally {
      await server.stop();
    }
  });
}

/** One that nobody listens on at this moment. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => {
        resolve(port);
      });
    });
  });
}
