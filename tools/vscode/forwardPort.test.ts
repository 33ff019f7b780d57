/** A port that leads to a socket file. */
import assert from 'node:assert/strict';
import { createServer, request } from 'node:http';
import { connect } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { withTemporaryFolder } from '../testing/temporaryFolder.ts';
import { forwardPort } from './forwardPort.ts';

describe('a forwarded port', () => {
  it('carries calls and answers, and breaks off what is open when it closes', async () => {
    await withTemporaryFolder(async (folder) => {
      const socketPath = join(folder, 's.sock');
      const server = createServer((_, response) => response.end('olá'));
      await new Promise<void>((resolve) => server.listen(socketPath, resolve));
      const { port, close } = await forwardPort(socketPath);
      const waiting = connect(port, '127.0.0.1');
      await once(waiting, 'connect');
      assert.equal(await ask(port), 'olá');
      const broken = once(waiting, 'close');
      await close();
      await broken;
      await assert.rejects(ask(port), /ECONNREFUSED/);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    });
  });

  it('ends a call that the socket file does not take', async () => {
    await withTemporaryFolder(async (folder) => {
      const { port, close } = await forwardPort(join(folder, 'nobody.sock'));
      await assert.rejects(ask(port), /socket hang up|ECONNRESET/);
      await close();
    });
  });
});

function ask(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () => {
        resolve(text);
      });
    });
    call.on('error', reject);
    call.end();
  });
}
