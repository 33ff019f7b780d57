/** Answers a request for a WebSocket that is not let in, in the one shape of everything that fails. */
import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { errorSpecs } from '../../core/contract/errors/appError.ts';
import { toWire } from '../../core/contract/errors/wireError.ts';
import { failureOf } from '../http/failureOf.ts';

/** The line is closed then: what the client sends next was meant for a WebSocket. */
export function refuseUpgrade(socket: Duplex, error: unknown, log: (line: string) => void): void {
  const requestId = randomUUID();
  const known = failureOf(error);
  if (!known) {
    const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
    log(`incident ${requestId}: an upgrade failed: ${trace}`);
  }
  const wire = toWire(known, requestId);
  const { status } = errorSpecs[wire.code];
  const body = JSON.stringify({ ...wire, requestId });
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'Connection: close',
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
    `X-Request-Id: ${requestId}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  socket.once('finish', () => {
    socket.destroy();
  });
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
