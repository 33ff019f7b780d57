/** A hub on loopback that answers as the real one does, and misbehaves on request. */
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';

export const commit = 'c0ffee'.padEnd(40, '0');
export const repository = 'joao/bert-pequeno';

export interface HubContent {
  readonly name: string;
  readonly content: Buffer;
  /** Kept outside Git: answered by a redirect to another host, known by its SHA-256. */
  readonly isLarge?: boolean;
}

/** Says how a request for a file is to go wrong; undefined lets it go well. */
export type Misbehave = (request: {
  name: string;
  count: number;
  range: string | undefined;
}) => Misdeed | undefined;

export type Misdeed =
  | { readonly kind: 'dropAfter'; readonly bytes: number }
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Record<string, string> }
  | { readonly kind: 'content'; readonly content: Buffer }
  | { readonly kind: 'ignoreRange' }
  | { readonly kind: 'silence' };

export interface StandInHub {
  readonly endpoint: string;
  /** "METHOD host path range" of everything that was asked, in order. */
  readonly log: string[];
  misbehave: Misbehave;
  /** The listing's JSON, to be replaced where it shall lie. */
  listing: (revision: string) => { status: number; body: unknown; headers?: Record<string, string> };
  /** The tag that contents come under at the second host. */
  tagOf: (content: Buffer) => string;
  close(): Promise<void>;
}

export async function startHub(files: readonly HubContent[], secure?: ServerOptions): Promise<StandInHub> {
  const counts = new Map<string, number>();
  const serve = (request: IncomingMessage, response: ServerResponse): void => {
    const path = decodeURIComponent(request.url ?? '');
    hub.log.push([request.method, request.headers.host, path, request.headers.range ?? ''].join(' ').trim());
    const listing = /^\/api\/models\/([^/]+\/[^/]+)\/revision\/([^?]+)\?blobs=true$/.exec(path);
    if (listing) {
      const { status, body, headers } =
        listing[1] === repository ? hub.listing(listing[2] ?? '') : { status: 401, body: {} };
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
      return;
    }
    const [, place, name = ''] =
      /^\/(?:joao\/bert-pequeno\/(resolve)\/c0ffee0+|store)\/(.+)$/.exec(path) ?? [];
    const file = files.find((candidate) => candidate.name === name);
    if (!file) response.writeHead(404).end();
    else if (place === 'resolve' && file.isLarge) {
      const other = `${secure ? 'https' : 'http'}://127.0.0.1:${portOf(store)}/store/${encodeURIComponent(name)}`;
      const sha256 = createHash('sha256').update(file.content).digest('hex');
      response
        .writeHead(302, {
          location: other,
          'x-linked-etag': `"${sha256}"`,
          'x-linked-size': file.content.length,
        })
        .end();
    } else {
      const count = (counts.get(name) ?? 0) + 1;
      counts.set(name, count);
      sendFile({
        request,
        response,
        file,
        misdeed: hub.misbehave({ name, count, range: request.headers.range }),
      });
    }
  };
  const sendFile = (exchange: Exchange): void => {
    send(exchange, hub.tagOf);
  };
  const open = (listener: RequestListener): Server =>
    secure ? createSecureServer(secure, listener) : createServer(listener);
  const [server, store] = [open(serve), open(serve)];
  for (const each of [server, store])
    await new Promise<void>((resolve) => each.listen(0, '127.0.0.1', resolve));
  const hub: StandInHub = {
    endpoint: `${secure ? 'https' : 'http'}://localhost:${portOf(server)}`,
    log: [],
    misbehave: () => undefined,
    listing: () => ({ status: 200, body: listingOf(files) }),
    tagOf: (content) => `"${createHash('md5').update(content).digest('hex')}"`,
    close: async () => {
      for (const each of [server, store]) {
        each.closeAllConnections();
        await new Promise((resolve) => each.close(resolve));
      }
    },
  };
  return hub;
}

export function listingOf(files: readonly HubContent[]): object {
  const siblings = files.map(({ name, content, isLarge }) => {
    const blobId = createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex');
    const sha256 = createHash('sha256').update(content).digest('hex');
    const size = content.length;
    return { rfilename: name, size, blobId, ...(isLarge && { lfs: { sha256, size, pointerSize: 134 } }) };
  });
  return { id: repository, sha: commit, private: false, siblings };
}

export function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly file: HubContent;
  readonly misdeed: Misdeed | undefined;
}

function send({ request, response, file, misdeed }: Exchange, tagOf: (content: Buffer) => string): void {
  if (misdeed?.kind === 'silence') return;
  if (misdeed?.kind === 'status') {
    response.writeHead(misdeed.status, misdeed.headers).end();
    return;
  }
  const content = misdeed?.kind === 'content' ? misdeed.content : file.content;
  const tag = tagOf(file.content);
  const ifRange = request.headers['if-range'];
  const [, asked] = /^bytes=(\d+)-$/.exec(request.headers.range ?? '') ?? [];
  const holds =
    asked !== undefined && misdeed?.kind !== 'ignoreRange' && (ifRange === undefined || ifRange === tag);
  const start = holds ? Number(asked) : 0;
  if (start >= content.length && start > 0) {
    response.writeHead(416, { 'content-range': `bytes */${content.length}` }).end();
    return;
  }
  const range = holds ? { 'content-range': `bytes ${start}-${content.length - 1}/${content.length}` } : {};
  response.writeHead(holds ? 206 : 200, { etag: tag, 'content-length': content.length - start, ...range });
  const body = content.subarray(start);
  if (misdeed?.kind !== 'dropAfter') response.end(body);
  else response.write(body.subarray(0, misdeed.bytes), () => setImmediate(() => response.socket?.destroy()));
}
