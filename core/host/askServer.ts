/** One question to the control server, and its answer. */
import * as z from 'zod';
import { AppError } from '../contract/errors/appError.ts';
import { fromWire } from '../contract/errors/wireError.ts';
import { errorBodySchema } from '../contract/jobProtocol.ts';
import { parseJson } from '../contract/parseJson.ts';

export interface ServerPlace {
  /** `http://host:port`, without a path. */
  readonly address: string;
  readonly token: string;
}

export interface Question<A extends z.ZodType> {
  /** Begins with a slash. */
  readonly path: string;
  /** Left out with `bytes`: something is read. */
  readonly body?: unknown;
  /** Left out: GET where something is read, POST otherwise. */
  readonly method?: 'DELETE';
  /** A piece of a file, instead of `body`. */
  readonly bytes?: Uint8Array<ArrayBuffer>;
  readonly answer: A;
  /** Aborting ends the waiting; whether the server heard is then unknown. Fails with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** An answer that takes longer does not come any more. */
  readonly patienceMs?: number;
}

const usualPatienceMs = 15_000;

/** Fails with the server's own failure, `server.unreachable` or `server.not_understood`. */
export async function askServer<A extends z.ZodType>(
  place: ServerPlace,
  { path, body, bytes, method, answer, signal, patienceMs = usualPatienceMs }: Question<A>,
): Promise<z.output<A>> {
  const { address, token } = place;
  const given = new AbortController();
  const giveUp = () => {
    given.abort();
  };
  const timer = setTimeout(giveUp, patienceMs);
  signal?.throwIfAborted();
  signal?.addEventListener('abort', giveUp, { once: true });
  try {
    const response = await fetch(new URL(path, address), {
      method: method ?? (body === undefined && !bytes ? 'GET' : 'POST'),
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': bytes ? 'application/octet-stream' : 'application/json',
      },
      // The token is for this server alone.
      redirect: 'error',
      signal: given.signal,
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(bytes && { body: bytes }),
    });
    return understand({ text: await response.text(), status: response.status }, answer, address);
  } catch (error) {
    if (error instanceof AppError) throw error;
    signal?.throwIfAborted();
    throw new AppError('server.unreachable', { address }, { cause: error });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', giveUp);
  }
}

/**
 * The bytes of an answer from a place in them, as they come. Fails as `askServer` does: with `server.unreachable` also in the
 * midst, or where nothing comes for a while.
 */
export async function* streamFromServer(
  { address, token }: ServerPlace,
  { path, from, signal }: { readonly path: string; readonly from: number; readonly signal: AbortSignal },
): AsyncGenerator<Uint8Array> {
  const given = new AbortController();
  const giveUp = () => {
    given.abort();
  };
  const timer = setTimeout(giveUp, usualPatienceMs);
  signal.throwIfAborted();
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    const response = await fetch(new URL(path, address), {
      headers: { authorization: `Bearer ${token}`, ...(from > 0 && { range: `bytes=${from}-` }) },
      redirect: 'error',
      signal: given.signal,
    });
    const { status, body } = response;
    if (status !== (from > 0 ? 206 : 200)) {
      if (response.ok) throw new AppError('server.not_understood', { address });
      understand({ text: await response.text(), status }, z.never(), address);
    }
    for await (const piece of body ?? []) {
      timer.refresh();
      yield piece;
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    signal.throwIfAborted();
    throw new AppError('server.unreachable', { address }, { cause: error });
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', giveUp);
    giveUp();
  }
}

function understand<A extends z.ZodType>(
  { text, status }: { text: string; status: number },
  answer: A,
  address: string,
): z.output<A> {
  const sent = parseJson(text);
  const understood = status === 200 ? answer.safeParse(sent) : undefined;
  if (understood?.success) return understood.data;
  const refusal = errorBodySchema.safeParse(sent);
  if (status !== 200 && refusal.success) throw fromWire(refusal.data);
  // A gateway on the way speaks for a server that is away.
  if (status >= 500) throw new AppError('server.unreachable', { address });
  throw new AppError('server.not_understood', { address }, { cause: understood?.error ?? refusal.error });
}
