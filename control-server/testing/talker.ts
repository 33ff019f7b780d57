/** Asks servers over connections that are kept, as workers do, for measurements. */
import { Agent, request as httpRequest } from 'node:http';
import { text as textOf } from 'node:stream/consumers';

export interface Talker {
  /** The answer's JSON, as loose as tests read it. Throws what is not answered with 200. */
  ask(path: string, body?: unknown): Promise<ReturnType<typeof JSON.parse>>;
  close(): void;
}

export function talkTo({ address, token }: { address: string; token: string }): Talker {
  const agent = new Agent({ keepAlive: true, maxSockets: Infinity });
  const { port } = new URL(address);
  const authorization = `Bearer ${token}`;
  return {
    ask: async (path, body) => {
      const sent = body === undefined ? '' : JSON.stringify(body);
      const headers = {
        authorization,
        ...(body !== undefined && {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(sent),
        }),
      };
      const method = body === undefined ? 'GET' : 'POST';
      const options = { host: '127.0.0.1', port, path, method, headers, agent };
      const { status, text } = await new Promise<{ status: number | undefined; text: string }>(
        (resolve, reject) => {
          const request = httpRequest(options, (response) => {
            textOf(response).then((text) => {
              resolve({ status: response.statusCode, text });
            }, reject);
          });
          request.on('error', reject);
          request.end(sent);
        },
      );
      if (status !== 200) throw new Error(`${method} ${path}: ${status} ${text}`);
      return JSON.parse(text);
    },
    close: () => {
      agent.destroy();
    },
  };
}
