/**
 * One client of the live feed. Nothing is kept for it but how far it is: what it is to be told is read in the database when
 * there is room on its line, so that a client that does not read costs no memory.
 */
import type { WebSocket } from 'ws';
import { AppError } from '../../core/contract/errors/appError.ts';
import { toWire } from '../../core/contract/errors/wireError.ts';
import { feedCloseCodes, feedRequestSchema } from '../../core/contract/feed.ts';
import type { FeedClose, FeedMessage } from '../../core/contract/feed.ts';
import type { JobSnapshot } from '../../core/contract/jobEvent.ts';
import { parseJson } from '../../core/contract/parseJson.ts';
import { findSnapshot } from '../queue/findSnapshot.ts';
import { readEvents } from '../queue/readEvents.ts';
import type { Store } from '../store/store.ts';
import type { FeedBounds } from './feedBounds.ts';
import { FollowedList } from './followedList.ts';
import type { Hub } from './hub.ts';
import type { ListWatch } from './listWatch.ts';

export interface FeedDoor {
  readonly store: Store;
  readonly hub: Hub;
  readonly lists: ListWatch;
  readonly bounds: FeedBounds;
  /** Of the server's own mistakes. */
  readonly failed: (error: unknown) => void;
}

interface Followed {
  /** Number of the last event that was sent. */
  sent: number;
  /** Up to here everything is sent, however slow the client is: it asked for that. */
  owed: number;
  /** There was news, and no room for it. */
  isSlow: boolean;
  readonly stop: () => void;
}

export class FeedConnection {
  readonly owner: string;
  readonly #socket: WebSocket;
  readonly #door: FeedDoor;
  readonly #openedAt = performance.now();
  readonly #followed = new Map<string, Followed>();
  /** Followed jobs of which there may be news. */
  readonly #news = new Set<string>();
  #list: FollowedList | undefined;
  #isAlive = true;
  #isPumping = false;
  #messagesWaiting = 0;
  #lastAnswer: Promise<void> | undefined;
  #tellRoom: () => void = () => undefined;

  constructor(socket: WebSocket, owner: string, door: FeedDoor) {
    this.#socket = socket;
    this.owner = owner;
    this.#door = door;
    // Text comes in one piece.
    socket.on('message', (data: Buffer, isBinary: boolean) => {
      this.#hear(data, isBinary);
    });
    socket.on('pong', () => {
      this.#isAlive = true;
    });
    socket.once('close', () => {
      for (const jobId of this.#followed.keys()) this.#leave(jobId);
      this.#list?.stop();
      this.#tellRoom();
    });
  }

  /** Whether the client is still there is asked; whoever has not answered the last time is gone. */
  beat(): void {
    if (!this.#isAlive) {
      this.#socket.terminate();
      return;
    }
    if (performance.now() - this.#openedAt > this.#door.bounds.ageMs) {
      this.close('again', { code: 'access.token_missing', retryMs: retryMs() });
      return;
    }
    this.#isAlive = false;
    this.#socket.ping();
    // A call of another server that was lost on its way is made up for.
    for (const jobId of this.#followed.keys()) this.#news.add(jobId);
    this.#list?.look();
    this.#pump();
  }

  close(why: keyof typeof feedCloseCodes, reason: FeedClose): void {
    if (!this.#isOpen) return;
    const socket = this.#socket;
    socket.close(feedCloseCodes[why], JSON.stringify(reason));
    const timer = setTimeout(() => {
      socket.terminate();
    }, closeMs);
    socket.once('close', () => {
      clearTimeout(timer);
    });
  }

  #hear(data: Buffer, isBinary: boolean): void {
    // After one that closes the line, no other is heard.
    if (!this.#isOpen) return;
    if (isBinary) {
      this.close('notText', { code: 'request.invalid' });
      return;
    }
    const { success, data: request } = feedRequestSchema.safeParse(parseJson(data.toString('utf8')));
    this.#messagesWaiting += 1;
    if (!success || this.#messagesWaiting > this.#door.bounds.messagesWaiting) {
      this.close('refused', { code: success ? 'feed.too_many' : 'request.invalid' });
      return;
    }
    const answer = async () => {
      try {
        // Who asks and does not read is not answered without end.
        while (this.#isOpen && !this.#hasRoom()) await this.#room();
        if (request.kind === 'follow') await this.#follow(request.jobId, request.after);
        else if (request.kind === 'leave') this.#leave(request.jobId);
        else this.#followList();
      } catch (error) {
        this.#fail(error);
      } finally {
        this.#messagesWaiting -= 1;
      }
    };
    this.#lastAnswer = this.#lastAnswer ? this.#lastAnswer.then(answer) : answer();
  }

  async #follow(jobId: string, after: number | null): Promise<void> {
    this.#leave(jobId);
    const { hub, bounds } = this.#door;
    if (this.#followed.size >= bounds.jobsPerConnection) {
      this.#refuse(jobId, new AppError('feed.too_many', { what: 'jobs', most: bounds.jobsPerConnection }));
      return;
    }
    const snapshot = await this.#ownSnapshot(jobId);
    if (!snapshot || !this.#isOpen) return;
    const { number } = snapshot;
    const isReplay = after !== null && after <= number;
    if (!isReplay)
      this.#send({ kind: 'snapshot', ...snapshot, reason: after === null ? 'first' : 'unknown' });
    const stop = hub.listen(jobId, () => {
      this.#news.add(jobId);
      this.#pump();
    });
    this.#followed.set(jobId, { sent: isReplay ? after : number, owed: number, isSlow: false, stop });
    this.#news.add(jobId);
    this.#pump();
  }

  /** Undefined, and told, where there is none of this client's. */
  async #ownSnapshot(jobId: string): Promise<JobSnapshot | undefined> {
    const snapshot = await findSnapshot(this.#door.store.db, jobId);
    if (snapshot?.job.owner === this.owner) return snapshot;
    this.#leave(jobId);
    this.#refuse(jobId, new AppError('job.not_found', { jobId }));
    return undefined;
  }

  #leave(jobId: string): void {
    this.#followed.get(jobId)?.stop();
    this.#followed.delete(jobId);
    this.#news.delete(jobId);
  }

  #followList(): void {
    if (!this.#isOpen) return;
    const { store, lists, bounds } = this.#door;
    this.#list ??= new FollowedList(this.owner, {
      store,
      most: bounds.jobsListed,
      listen: (call) => lists.add(this.owner, call),
      onNews: () => {
        this.#pump();
      },
    });
    this.#pump();
  }

  get #isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  #hasRoom(): boolean {
    return this.#isOpen && this.#socket.bufferedAmount <= this.#door.bounds.bytesWaiting;
  }

  /** Resolves when something was taken from the line, or it is gone. */
  #room(): Promise<void> {
    return new Promise((resolve) => {
      this.#tellRoom = resolve;
    });
  }

  /** Goes on where it stopped whenever something was sent, and when there is news. */
  #pump(): void {
    if (this.#isPumping) return;
    this.#isPumping = true;
    this.#tellNews()
      .catch((error: unknown) => {
        this.#fail(error);
      })
      .finally(() => {
        this.#isPumping = false;
        // What came between the last look and this moment.
        if ((this.#news.size > 0 || this.#list?.hasNews) && this.#hasRoom()) this.#pump();
      });
  }

  async #tellNews(): Promise<void> {
    while (this.#hasRoom()) {
      const [jobId] = this.#news;
      if (jobId !== undefined) {
        this.#news.delete(jobId);
        await this.#tell(jobId);
      } else if (this.#list?.hasNews) {
        const jobs = await this.#list.takeNews();
        if (jobs) this.#send({ kind: 'jobs', jobs });
      } else return;
    }
    for (const jobId of this.#news) {
      const followed = this.#followed.get(jobId);
      if (followed) followed.isSlow = true;
    }
  }

  async #tell(jobId: string): Promise<void> {
    const { store, bounds } = this.#door;
    const followed = this.#followed.get(jobId);
    if (!followed) return;
    if (followed.isSlow) {
      followed.isSlow = false;
      const snapshot = await this.#ownSnapshot(jobId);
      if (!snapshot || this.#followed.get(jobId) !== followed) return;
      const isOwedNothing = followed.sent >= followed.owed;
      if (isOwedNothing && snapshot.number - followed.sent > bounds.eventsBehind) {
        this.#send({ kind: 'snapshot', ...snapshot, reason: 'slow' });
        followed.sent = followed.owed = snapshot.number;
      }
    }
    const wanted = { after: followed.sent, limit: bounds.eventsPerMessage };
    const { events, isLast } = await readEvents(store.db, jobId, wanted);
    const last = events.at(-1);
    // It may have been left, or asked for anew, meanwhile.
    if (!last || this.#followed.get(jobId) !== followed) return;
    this.#send({ kind: 'events', jobId, events });
    followed.sent = last.number;
    if (!isLast) this.#news.add(jobId);
  }

  #refuse(jobId: string, error: AppError): void {
    this.#send({ kind: 'refused', jobId, error: toWire(error, '') });
  }

  #send(message: FeedMessage): void {
    if (!this.#isOpen) return;
    this.#socket.send(JSON.stringify(message), () => {
      this.#tellRoom();
      this.#pump();
    });
  }

  #fail(error: unknown): void {
    this.#door.failed(error);
    this.close('incident', { code: 'internal.unexpected' });
  }
}

/** How long a client that is told to close may take over it. */
const closeMs = 2000;
const soonestMs = 500;
const latestMs = 5000;

/** When to come again: not everybody at once. */
export function retryMs(): number {
  return Math.round(soonestMs + Math.random() * (latestMs - soonestMs));
}
