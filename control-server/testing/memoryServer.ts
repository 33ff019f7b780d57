/** A server in a process of its own that tells its parent how much memory it takes; needs `--expose-gc`. */
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { usualBounds } from '../feed/feedBounds.ts';
import { readSettings } from '../config.ts';
import { startServer } from '../startServer.ts';

const [folder = '', connections = '0'] = process.argv.slice(2);
const read = readSettings({
  file: { path: 'c.json', text: JSON.stringify({ dataFolder: folder, port: 0 }) },
  environment: {},
  homeFolder: folder,
});
if (!('settings' in read)) throw new Error('settings of a measurement');
const server = await startServer(read.settings, {
  log: (line) => {
    process.stderr.write(`${line}\n`);
  },
  version: '0',
  feedBounds: {
    ...usualBounds,
    connections: Number(connections),
    connectionsPerUser: Number(connections),
  },
});
process.send?.({ address: server.address, token: readFileSync(server.tokenFile, 'utf8') });
process.on('message', () => {
  void tellMemory();
});
process.on('disconnect', () => void server.stop());

async function tellMemory(): Promise<void> {
  for (let i = 0; i < 5; i++) {
    globalThis.gc?.();
    await pause(200);
  }
  const { rss, heapUsed, external } = process.memoryUsage();
  process.send?.({ rss, heapUsed, external });
}
