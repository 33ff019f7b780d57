/** A connection through a proxy that the proxy cannot look into (HTTP CONNECT, RFC 9110 section 9.3.6). */
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import type { Socket } from 'node:net';
import { connect } from 'node:tls';
import { AppError } from '../../../core/contract/errors/appError.ts';
import type { Network } from './network.ts';
import { portOf, proxyCredentials } from './proxyFor.ts';

/** An encrypted connection to the host of `url`. Throws hub.proxy_refused, or the network's own error. */
export async function openTunnel(url: URL, proxy: URL, network: Network): Promise<Socket> {
  const socket = await connectThrough(url, proxy, network);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const secure = connect({
    socket,
    host,
    // Certificates are asked for by name only, never by address (RFC 6066, section 3).
    ...(isIP(host) === 0 && { servername: host }),
    ca: network.certificates,
    ALPNProtocols: ['http/1.1'],
  });
  const abort = (): void => void secure.destroy(new Error('stopped'));
  network.signal?.addEventListener('abort', abort);
  try {
    return await new Promise<Socket>((resolve, reject) => {
      secure.setTimeout(network.idleTimeoutMs, () => secure.destroy(new Error('the tunnel is silent')));
      secure.once('secureConnect', () => {
        secure.off('error', reject);
        secure.setTimeout(0);
        resolve(secure);
      });
      secure.once('error', reject);
      secure.once('close', () => {
        reject(new Error('the tunnel closed'));
      });
    });
  } finally {
    network.signal?.removeEventListener('abort', abort);
  }
}

function connectThrough(url: URL, proxy: URL, network: Network): Promise<Socket> {
  const target = `${url.hostname}:${portOf(url)}`;
  return new Promise((resolve, reject) => {
    const request = (proxy.protocol === 'https:' ? httpsRequest : httpRequest)({
      method: 'CONNECT',
      host: proxy.hostname.replace(/^\[|\]$/g, ''),
      port: portOf(proxy),
      path: target,
      headers: { host: target, ...proxyCredentials(proxy) },
      agent: false,
      ca: network.certificates,
      ...(network.signal && { signal: network.signal }),
    });
    request.setTimeout(network.idleTimeoutMs, () => request.destroy(new Error('the proxy is silent')));
    request.once('error', reject);
    request.once('connect', ({ statusCode = 0 }, socket: Socket) => {
      if (statusCode >= 200 && statusCode < 300) {
        resolve(socket);
        return;
      }
      socket.destroy();
      reject(new AppError('hub.proxy_refused', { proxy: proxy.host, status: statusCode }));
    });
    // Proxies that do not know CONNECT answer it like any other request.
    request.once('response', ({ statusCode = 0 }) => {
      request.destroy();
      reject(new AppError('hub.proxy_refused', { proxy: proxy.host, status: statusCode }));
    });
    request.end();
  });
}
