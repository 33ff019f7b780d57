/** A proxy on loopback that knows CONNECT and plain requests, and can want a user and a password. */
import { createServer, request as forward } from 'node:http';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { portOf } from './standInHub.ts';

export interface StandInProxy {
  readonly address: string;
  /** What it was asked: "CONNECT host:port" or "GET address". */
  readonly log: string[];
  close(): Promise<void>;
}

/** `credentials` is "user:password"; without them it answers 407. */
export async function startProxy(credentials?: string): Promise<StandInProxy> {
  const log: string[] = [];
  const wanted =
    credentials === undefined ? undefined : `Basic ${Buffer.from(credentials).toString('base64')}`;
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    log.push(`${request.method ?? ''} ${request.url ?? ''}`);
    if (wanted !== request.headers['proxy-authorization']) {
      response.writeHead(407).end();
      return;
    }
    const headers = Object.fromEntries(
      Object.entries(request.headers).filter(([name]) => name !== 'proxy-authorization'),
    );
    forward(request.url ?? '', { headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    }).end();
  });
  server.on('connect', (request, socket: Socket) => {
    log.push(`CONNECT ${request.url ?? ''}`);
    if (wanted !== request.headers['proxy-authorization']) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
      return;
    }
    const [host, port] = (request.url ?? '').split(':');
    const target = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      target.pipe(socket).pipe(target);
    });
    for (const each of [socket, target]) {
      sockets.add(each);
      each.on('error', () => each.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const user = credentials?.split(':').map(encodeURIComponent).join(':');
  return {
    address: `http://${user === undefined ? '' : `${user}@`}127.0.0.1:${portOf(server)}`,
    log,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
