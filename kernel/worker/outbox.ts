/**
 * What a run tells, on its way to the server: in order, each once, and without a gap however long the server is away. One
 * batch is on its way at a time; it stays as it is until the server has taken it, so that sending it again changes nothing.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { isAppError } from '../../core/contract/errors/appError.ts';
import type { JobWish } from '../../core/contract/job.ts';
import type { KernelEvent } from '../../core/contract/runEvent.ts';
import type { JobReport } from './leaseClient.ts';
import { LogText } from './logText.ts';
import { metricsOf } from './metricsOf.ts';

type Told = Pick<KernelEvent, 'at' | 'event'>;

/** An event has at most four figures, and a report holds a thousand. */
const mostEvents = 200;
const mostCharacters = 300_000;
/** A run that has told so much unheard stands still until somebody listens: nothing is lost, and memory is bounded. */
const fullAt = 50_000;
/** What comes together goes together. */
const gatherMs = 200;

export interface OutboxDoor {
  /** Says it until the server has answered. */
  readonly report: (batch: JobReport) => Promise<JobWish | null>;
  readonly onWish: (wish: JobWish | null) => void;
  /** Told to stand still, and to go on. */
  readonly onFull: (isFull: boolean) => void;
  readonly log: (line: string) => void;
}

export class Outbox {
  readonly #door: OutboxDoor;
  readonly #log = new LogText();
  #waiting: Told[] = [];
  #nextSeq = 0;
  #isFull = false;
  #isClosed = false;
  #wake: () => void = () => undefined;

  constructor(door: OutboxDoor) {
    this.#door = door;
  }

  tell({ at, event }: KernelEvent): void {
    this.#waiting.push({ at, event });
    if (this.#waiting.length >= fullAt) this.#setFull(true);
    this.#wake();
  }

  log(line: string): void {
    this.#log.add(line);
    this.#wake();
  }

  /** Nothing more comes. */
  close(): void {
    this.#isClosed = true;
    this.#wake();
  }

  /** Resolves when everything is told and nothing more comes. Fails with what `report` fails with. */
  async deliver(): Promise<void> {
    for (;;) {
      const batch = this.#take();
      if (batch) await this.#send(batch);
      else if (this.#isClosed) return;
      else await this.#news();
      if (this.#waiting.length < fullAt / 2) this.#setFull(false);
    }
  }

  #take(): JobReport | undefined {
    const log = this.#log.take();
    const told: Told[] = [];
    for (let size = 0; told.length < mostEvents;) {
      const next = this.#waiting[told.length];
      if (!next) break;
      size += JSON.stringify(next).length;
      // One that is larger by itself goes alone.
      if (size > mostCharacters && told.length > 0) break;
      told.push(next);
    }
    if (told.length === 0 && !log) return undefined;
    this.#waiting = this.#waiting.slice(told.length);
    return {
      events: told.map((body) => ({ seq: this.#nextSeq++, body })),
      metrics: told.flatMap(({ event }) => metricsOf(event)),
      log,
    };
  }

  async #send(batch: JobReport): Promise<void> {
    try {
      this.#door.onWish(await this.#door.report(batch));
    } catch (error) {
      if (isAppError(error, 'job.log_gap')) {
        // A server that came back from a copy knows less of the log than it had taken.
        this.#log.goOnAt(error.params.expected);
        await this.#send({ ...batch, log: null });
        return;
      }
      // Said again, it would be refused again, and everything after it would wait for ever.
      if (!isAppError(error, 'request.too_large') && !isAppError(error, 'request.invalid')) throw error;
      this.#door.log(`a report of ${batch.events.length} events was refused: ${error.message}`);
    }
  }

  async #news(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    if (!this.#isClosed) await pause(gatherMs);
  }

  #setFull(isFull: boolean): void {
    if (this.#isFull === isFull) return;
    this.#isFull = isFull;
    this.#door.onFull(isFull);
  }
}
