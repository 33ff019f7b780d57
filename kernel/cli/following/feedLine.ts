/** One connection to a server's live feed that follows one job, until it breaks. */
import { WebSocket } from 'ws';
import { feedCloseSchema, feedMessageSchema } from '../../../core/contract/feed.ts';
import type { FeedMessage, FeedRequest } from '../../../core/contract/feed.ts';
import type { JobEvent } from '../../../core/contract/jobEvent.ts';
import { parseJson } from '../../../core/contract/parseJson.ts';
import type { ServerPlace } from '../../../core/host/askServer.ts';

const openMs = 15_000;
/** The server asks every 30 seconds whether we are there; a line on which nothing comes for longer is dead. */
const silentMs = 75_000;
/** A page of events, or one that is as large as a report may be. */
const mostBytes = 8 * 2 ** 20;

export interface FeedWanted {
  readonly jobId: string;
  /** Number of the last event that is known. */
  readonly after: number;
  readonly signal: AbortSignal;
}

export interface FeedEnd {
  /** False where the server, or something on the way, knows no such line. */
  readonly wasOpen: boolean;
  /** When the server wants to be asked again. */
  readonly retryMs: number | undefined;
}

interface End extends FeedEnd {
  wasOpen: boolean;
  isOver: boolean;
  retryMs: number | undefined;
}

/** The events after it, in order, each once. Whatever does not continue them ends the line: the caller knows another way. */
export async function* feedLine(
  { address, token }: ServerPlace,
  { jobId, after, signal }: FeedWanted,
): AsyncGenerator<JobEvent, FeedEnd> {
  const socket = new WebSocket(new URL('/api/v1/feed', address.replace(/^http/u, 'ws')), {
    headers: { authorization: `Bearer ${token}` },
    handshakeTimeout: openMs,
    maxPayload: mostBytes,
    perMessageDeflate: false,
  });
  const end: End = { wasOpen: false, isOver: false, retryMs: undefined };
  let heard: JobEvent[] = [];
  let last = after;
  let wake: () => void = () => undefined;
  const silence = setTimeout(() => {
    socket.terminate();
  }, silentMs);
  const giveUp = () => {
    socket.terminate();
  };
  signal.addEventListener('abort', giveUp, { once: true });
  socket.on('open', () => {
    end.wasOpen = true;
    const request: FeedRequest = { kind: 'follow', jobId, after };
    socket.send(JSON.stringify(request));
  });
  socket.on('ping', () => {
    silence.refresh();
  });
  socket.on('message', (data: Buffer) => {
    silence.refresh();
    const message = feedMessageSchema.safeParse(parseJson(data.toString('utf8')));
    const next = message.success ? eventsAfter(last, message.data) : undefined;
    if (!next) {
      socket.terminate();
      return;
    }
    last = next.at(-1)?.number ?? last;
    heard.push(...next);
    wake();
  });
  // What it was the close tells, or nobody.
  socket.on('error', () => undefined);
  socket.on('close', (_code, reason) => {
    end.isOver = true;
    end.retryMs = feedCloseSchema.safeParse(parseJson(reason.toString('utf8'))).data?.retryMs;
    wake();
  });
  try {
    for (;;) {
      const news = new Promise<void>((resolve) => (wake = resolve));
      const events = heard;
      heard = [];
      yield* events;
      if (heard.length > 0) continue;
      if (end.isOver) return end;
      await news;
    }
  } finally {
    clearTimeout(silence);
    signal.removeEventListener('abort', giveUp);
    socket.terminate();
  }
}

/** Undefined where the message does not go on where the last one ended. */
function eventsAfter(last: number, message: FeedMessage): JobEvent[] | undefined {
  if (message.kind !== 'events') return undefined;
  return message.events.every(({ number }, index) => number === last + index + 1)
    ? message.events
    : undefined;
}
