/** A server's port: taken, and given back when everything that was asked is answered. */
import type { Server } from 'node:http';
import { AppError } from '../../core/contract/errors/appError.ts';
import { systemCode } from '../../core/tables/files/systemCode.ts';

/** The port that was taken. Throws `server.port_taken`. */
export function listen(server: Server, { port, host }: { port: number; host: string }): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      reject(systemCode(error) === 'EADDRINUSE' ? new AppError('server.port_taken', { port }) : error);
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

/** Whatever is not answered after `graceMs` milliseconds is cut off. */
export async function close(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  const timer = setTimeout(() => {
    server.closeAllConnections();
  }, graceMs);
  server.closeIdleConnections();
  await closed;
  clearTimeout(timer);
}
