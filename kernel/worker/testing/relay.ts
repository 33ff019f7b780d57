/** Stands between workers and their server, and notes how the server answered each word. */
import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Relayed {
  /** The last part of the path: `heartbeat`, `events`, `complete` … */
  readonly word: string;
  readonly status: number;
}

export interface Relay {
  readonly address: string;
  /** In the order of the answers. */
  readonly answers: readonly Relayed[];
  close(): Promise<void>;
}

/** `target`: the address of the server. */
export async function startRelay(target: string): Promise<Relay> {
  const { host } = new URL(target);
  const answers: Relayed[] = [];
  const relay = createServer((request, response) => {
    const { method, url = '' } = request;
    const path = new URL(url, target);
    const onward = httpRequest(path, { method, headers: { ...request.headers, host } }, (answer) => {
      const { statusCode: status = 0, headers } = answer;
      answers.push({ word: path.pathname.split('/').at(-1) ?? '', status });
      response.writeHead(status, headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve));
  const { port } = relay.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    answers,
    close: async () => {
      const closed = new Promise((resolve) => relay.close(resolve));
      relay.closeAllConnections();
      await closed;
    },
  };
}
