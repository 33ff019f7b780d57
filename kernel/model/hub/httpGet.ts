/** One GET over HTTP(S), straight or through a proxy, redirects followed. */
import { request as httpRequest } from 'node:http';
import type { ClientRequest, IncomingHttpHeaders, IncomingMessage, RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { AppError } from '../../../core/contract/errors/appError.ts';
import { mirrorTokenVariable } from '../../../core/host/mirrorToken.ts';
import { isSafeAddress } from './hubAddress.ts';
import type { Network } from './network.ts';
import { openTunnel } from './openTunnel.ts';
import { portOf, proxyCredentials, proxyFor } from './proxyFor.ts';

const mostRedirects = 5;

export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Of the first answer, before any redirect: the hub names hashes there. */
  readonly firstHeaders: IncomingHttpHeaders;
  /** Must be read to its end or destroyed. */
  readonly body: IncomingMessage;
}

/** Throws the network's own errors, hub.proxy_refused, and hub.unexpected_answer for redirects that lead nowhere safe. */
export async function httpGet(
  url: URL,
  headers: Readonly<Record<string, string>>,
  network: Network,
): Promise<HttpAnswer> {
  let address = url;
  let firstHeaders: IncomingHttpHeaders | undefined;
  for (let redirects = 0; redirects <= mostRedirects; redirects++) {
    network.signal?.throwIfAborted();
    // Wherever it leads, the token is for the address that was asked.
    const own = address.origin === url.origin ? tokenHeader(network) : {};
    const body = await send(address, { 'accept-encoding': 'identity', ...headers, ...own }, network);
    const { statusCode: status = 0 } = body;
    if (status === 407) {
      body.destroy();
      throw new AppError('hub.proxy_refused', {
        proxy: proxyFor(address, network.variables)?.host ?? address.host,
        status,
      });
    }
    firstHeaders ??= body.headers;
    const { location } = body.headers;
    if (![301, 302, 303, 307, 308].includes(status) || location === undefined) {
      return { status, headers: body.headers, firstHeaders, body };
    }
    body.destroy();
    if (!URL.canParse(location, address.href)) throw unexpected(address, status);
    address = new URL(location, address);
    // What began encrypted stays so, also on the way to this computer's own services.
    const isWeaker = url.protocol === 'https:' && address.protocol !== 'https:';
    if (isWeaker || !isSafeAddress(address)) throw unexpected(address, status);
  }
  throw unexpected(address, 310);
}

function tokenHeader({ variables }: Network): Record<string, string> {
  const token = variables[mirrorTokenVariable] ?? '';
  return token === '' ? {} : { authorization: `Bearer ${token}` };
}

function unexpected(url: URL, status: number): AppError {
  return new AppError('hub.unexpected_answer', { host: url.host, status });
}

async function send(
  url: URL,
  headers: Readonly<Record<string, string>>,
  network: Network,
): Promise<IncomingMessage> {
  const request = await openRequest(url, headers, network);
  return await new Promise((resolve, reject) => {
    request.setTimeout(network.idleTimeoutMs, () => request.destroy(new Error('the connection is silent')));
    request.once('error', reject);
    request.once('response', (response) => {
      // A connection that breaks later is the reader's affair; without a listener it would end the process.
      request.on('error', (error) => response.destroy(error));
      resolve(response);
    });
    request.end();
  });
}

async function openRequest(
  url: URL,
  headers: Readonly<Record<string, string>>,
  network: Network,
): Promise<ClientRequest> {
  const options: RequestOptions = {
    headers,
    agent: false,
    ...(network.signal && { signal: network.signal }),
  };
  const proxy = proxyFor(url, network.variables);
  const isEncrypted = url.protocol === 'https:';
  if (!proxy)
    return isEncrypted
      ? httpsRequest(url, { ...options, ca: network.certificates })
      : httpRequest(url, options);
  if (isEncrypted) {
    const socket = await openTunnel(url, proxy, network);
    // The tunnel is encrypted already: what is left is plain HTTP inside it.
    return httpRequest(new URL(url.href.replace(/^https:/, 'http:')), {
      ...options,
      // Any agent, even none (`false`), would open a connection of its own.
      agent: undefined,
      headers: { ...headers, host: url.host },
      createConnection: () => socket,
    });
  }
  return (proxy.protocol === 'https:' ? httpsRequest : httpRequest)({
    ...options,
    host: proxy.hostname.replace(/^\[|\]$/g, ''),
    port: portOf(proxy),
    path: url.href,
    headers: { ...headers, host: url.host, ...proxyCredentials(proxy) },
    ca: network.certificates,
  });
}
