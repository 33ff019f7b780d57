/** What an idle connection of the live feed costs the server: the memory of a server process of its own, before and with all of them. */
import { fork, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';
import type { Measurement, MeasureOutcome } from '../../tools/measure/measurement.ts';

const program = fileURLToPath(new URL('../testing/memoryServer.ts', import.meta.url));
/** Opened at a time. */
const together = 50;
/** Files that a process has open beside its connections. */
const otherFiles = 100;

interface Memory {
  readonly rss: number;
  readonly heapUsed: number;
  readonly external: number;
}

export const measurement: Measurement = {
  name: 'idle-websockets',
  about:
    'memory that the server process takes for 5,000 idle connections of the live feed (resident set after garbage collection, with them less without), for each',
  unit: 'KB',
  bar: { most: 10 },
  async run({ quick, say }) {
    const count = quick ? 500 : 5000;
    const files = mostOpenFiles();
    if (files < count + otherFiles) {
      return { skipped: `a process may open only ${files} files here, and ${count} connections need more` };
    }
    const folder = mkdtempSync(join(tmpdir(), 'bert feed '));
    const server = fork(program, [folder, String(count + otherFiles)], {
      execArgv: ['--expose-gc', '--import', 'tsx/esm'],
    });
    try {
      return await measure(server, count, say);
    } finally {
      const ended = once(server, 'exit');
      server.disconnect();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function measure(
  server: ChildProcess,
  count: number,
  say: (line: string) => void,
): Promise<MeasureOutcome> {
  const [{ address, token }] = (await once(server, 'message')) as [{ address: string; token: string }];
  const open = () => openOne(address, token);
  const sockets: WebSocket[] = [];
  try {
    // What the first connections load and compile is no cost of each.
    for (let i = 0; i < together; i++) sockets.push(await open());
    const before = await memoryOf(server);
    say(`without: ${megabytes(before.rss)} MB resident`);
    while (sockets.length < count + together) {
      sockets.push(...(await Promise.all(Array.from({ length: together }, open))));
    }
    const after = await memoryOf(server);
    say(`with ${count} more: ${megabytes(after.rss)} MB resident`);
    const alive = sockets.filter(({ readyState }) => readyState === WebSocket.OPEN).length;
    if (alive !== sockets.length) throw new Error(`only ${alive} of ${sockets.length} stayed open`);
    const each = (field: keyof Memory) => (after[field] - before[field]) / count / 1000;
    return {
      value: each('rss'),
      details: { connections: count, heapKB: each('heapUsed'), externalKB: each('external') },
    };
  } finally {
    for (const socket of sockets) socket.terminate();
  }
}

async function openOne(address: string, token: string): Promise<WebSocket> {
  const socket = new WebSocket(`${address.replace('http', 'ws')}/api/v1/feed`, {
    headers: { authorization: `Bearer ${token}` },
    perMessageDeflate: false,
  });
  await once(socket, 'open');
  return socket;
}

async function memoryOf(server: ChildProcess): Promise<Memory> {
  const told = once(server, 'message');
  server.send('memory');
  const [memory] = (await told) as [Memory];
  return memory;
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

/** The same for a child of this process. */
function mostOpenFiles(): number {
  if (process.platform === 'win32') return Number.POSITIVE_INFINITY;
  const { stdout } = spawnSync('sh', ['-c', 'ulimit -n'], { encoding: 'utf8' });
  return stdout.trim() === 'unlimited' ? Number.POSITIVE_INFINITY : Number(stdout);
}
