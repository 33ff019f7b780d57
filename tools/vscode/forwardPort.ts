/** A port on loopback that leads to a socket file: the browser's way to a server that may have no network. */
import { createConnection, createServer } from 'node:net';
import type { Socket } from 'node:net';

export interface ForwardedPort {
  readonly port: number;
  readonly close: () => Promise<void>;
}

export async function forwardPort(socketPath: string): Promise<ForwardedPort> {
  const open = new Set<Socket>();
  const server = createServer((outer) => {
    const inner = createConnection(socketPath);
    for (const [from, to] of [
      [outer, inner],
      [inner, outer],
    ] as const) {
      open.add(from);
      // A side that breaks off ends the other; what was lost is told by who reads there.
      from.on('error', () => to.destroy());
      from.on('close', () => {
        open.delete(from);
        to.destroy();
      });
      from.pipe(to);
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server without a port');
  return {
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => {
          resolve();
        });
      }),
  };
}
