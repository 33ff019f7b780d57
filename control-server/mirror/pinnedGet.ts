/**
 * One GET for somebody else: only to hosts of a list, only to addresses of the internet, and connected to the very address
 * that was checked, so that a name that means another computer a moment later leads nowhere. Redirects are checked alike.
 */
import { request as httpRequest } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { AppError } from '../../core/contract/errors/appError.ts';
import type { NetworkAddress } from './publicAddress.ts';

const mostRedirects = 5;
/** Silence after which a connection counts as dropped. */
const silenceMs = 30_000;

export interface MirrorBounds {
  /** `huggingface.co`, or `*.hf.co` for everything below it. */
  readonly hosts: readonly string[];
  /** Whether addresses that are not encrypted, and other ports than the usual one, are allowed. */
  readonly allowsHttp: boolean;
  readonly isAllowed: (address: NetworkAddress) => boolean;
  /** All addresses of a name. */
  readonly lookup: (hostname: string) => Promise<readonly NetworkAddress[]>;
}

export interface PinnedAnswer {
  readonly status: number;
  /** Of the first answer, before any redirect: the hub names hashes there. */
  readonly firstHeaders: IncomingHttpHeaders;
  readonly headers: IncomingHttpHeaders;
  /** Must be read to its end or destroyed. */
  readonly body: IncomingMessage;
}

/** Throws `mirror.refused` for what is not allowed, `mirror.unreachable`, or the signal's reason. */
export async function pinnedGet(
  first: URL,
  bounds: MirrorBounds,
  signal: AbortSignal,
): Promise<PinnedAnswer> {
  let url = first;
  let firstHeaders: IncomingHttpHeaders | undefined;
  for (let redirects = 0; redirects <= mostRedirects; redirects++) {
    const body = await send(url, await checkedAddress(url, bounds), signal);
    const { statusCode: status = 0, headers } = body;
    firstHeaders ??= headers;
    const isRedirect = [301, 302, 303, 307, 308].includes(status) && headers.location !== undefined;
    if (!isRedirect) return { status, firstHeaders, headers, body };
    body.destroy();
    if (!URL.canParse(headers.location ?? '', url.href)) break;
    url = new URL(headers.location ?? '', url);
  }
  throw new AppError('mirror.refused', { host: url.host });
}

async function checkedAddress(url: URL, bounds: MirrorBounds): Promise<NetworkAddress> {
  const { hosts, allowsHttp, isAllowed } = bounds;
  const refused = new AppError('mirror.refused', { host: url.host });
  const isUsual = url.protocol === 'https:' && url.port === '';
  const isOther = allowsHttp && /^https?:$/u.test(url.protocol);
  if (!(isUsual || isOther) || url.username !== '' || url.password !== '') throw refused;
  if (!hosts.some((host) => isHost(url.hostname, host))) throw refused;
  const addresses = await addressesOf(url, bounds);
  const [address] = addresses;
  // One that is not allowed among several: a name that may mean either.
  if (!address || !addresses.every(isAllowed)) throw refused;
  return address;
}

function isHost(hostname: string, listed: string): boolean {
  return listed.startsWith('*.') ? hostname.endsWith(listed.slice(1)) : hostname === listed;
}

async function addressesOf(
  { hostname, host }: URL,
  { lookup }: MirrorBounds,
): Promise<readonly NetworkAddress[]> {
  const literal = hostname.replaceAll(/^\[|\]$/gu, '');
  const family = isIP(literal);
  if (family === 4 || family === 6) return [{ address: literal, family }];
  try {
    return await lookup(hostname);
  } catch (cause) {
    throw new AppError('mirror.unreachable', { host }, { cause });
  }
}

function send(url: URL, { address, family }: NetworkAddress, signal: AbortSignal): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const failed = (cause: Error) => {
      reject(signal.aborted ? cause : new AppError('mirror.unreachable', { host: url.host }, { cause }));
    };
    const sent = request(url, {
      agent: false,
      headers: { 'accept-encoding': 'identity' },
      signal,
      lookup: (_hostname, options, done) => {
        if (options.all === true) done(null, [{ address, family }]);
        else done(null, address, family);
      },
    });
    sent.setTimeout(silenceMs, () => sent.destroy(new Error('the connection is silent')));
    sent.once('error', failed);
    sent.once('response', (response) => {
      // A connection that breaks later is the reader's affair; without a listener it would end the process.
      sent.on('error', (error) => response.destroy(error));
      resolve(response);
    });
    sent.end();
  });
}
