/** A server of its own for one test, on a free port of loopback. */
import { readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { readSettings } from '../config.ts';
import { startServer } from '../startServer.ts';
import type { RunningServer, ServerOptions } from '../startServer.ts';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** JSON, as loose as tests read it; text where it is none. */
  readonly body: ReturnType<typeof JSON.parse>;
}

export interface Ask {
  readonly method?: string;
  readonly body?: unknown;
  /** As it is, instead of `body`. */
  readonly text?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** Asks over HTTP, with any Host and Origin; `token` null: as nobody. */
export function ask(
  { address, token }: { address: string; token: string | null },
  path: string,
  more: Ask = {},
): Promise<Answer> {
  const text = more.text ?? (more.body === undefined ? undefined : JSON.stringify(more.body));
  const method = more.method ?? (text === undefined ? 'GET' : 'POST');
  const headers = {
    ...(token !== null && { authorization: `Bearer ${token}` }),
    ...(text !== undefined && {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
    }),
    ...more.headers,
  };
  const { port } = new URL(address);
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, path, method, headers, agent: false, signal: more.signal };
    const request = httpRequest(options, (response) => {
      let answer = '';
      response.setEncoding('utf8').on('data', (piece: string) => (answer += piece));
      response.on('end', () => {
        const { statusCode = 0, headers: got } = response;
        const isJson = got['content-type']?.startsWith('application/json');
        // An answer to HEAD tells its type, and has no body.
        const body: unknown = isJson && answer !== '' ? JSON.parse(answer) : answer;
        resolve({ status: statusCode, headers: got, body });
      });
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end(text);
  });
}

export interface ServerTest {
  readonly server: RunningServer;
  readonly token: string;
  readonly log: string[];
  readonly ask: (path: string, more?: Ask) => Promise<Answer>;
}

export interface TestOptions extends Pick<ServerOptions, 'feedBounds'> {
  /** More of the settings' file, and what is in the environment. */
  readonly settings?: object;
  readonly environment?: Readonly<Record<string, string>>;
}

export function withServer(
  use: (test: ServerTest) => Promise<void>,
  { settings, ...options }: TestOptions = {},
): Promise<void> {
  return withTemporaryFolder(async (folder) => {
    const test = await startTestServer({ dataFolder: folder, ...settings }, options);
    try {
      await use(test);
    } finally {
      await test.server.stop();
    }
  });
}

/** `settings` as they stand in a file. */
export async function startTestServer(
  settings: { dataFolder: string; [name: string]: unknown },
  { environment = {}, ...options }: Omit<TestOptions, 'settings'> = {},
): Promise<ServerTest> {
  const file = { path: 'c.json', text: JSON.stringify({ port: 0, ...settings }) };
  const read = readSettings({ file, environment, homeFolder: settings.dataFolder });
  if (!('settings' in read)) throw new Error(`settings of a test: ${String(read.mistakes[0])}`);
  const log: string[] = [];
  const server = await startServer(read.settings, {
    log: (line) => log.push(line),
    version: '0',
    ...options,
  });
  const token = readFileSync(server.tokenFile, 'utf8');
  return {
    server,
    token,
    log,
    ask: (path, more) => ask({ address: server.address, token }, path, more),
  };
}
