/** One conversation with a host: takes lines, works on one request at a time, numbers the events. */
import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { toWire } from '../core/contract/errors/wireError.ts';
import { kernelLineSchema } from '../core/contract/kernelRequest.ts';
import type { KernelLine } from '../core/contract/kernelRequest.ts';
import type { KernelEvent, RunEvent } from '../core/contract/runEvent.ts';
import { AppError } from '../core/contract/errors/appError.ts';
import { answerRequest } from './answerRequest.ts';
import { describeFailure } from './describeFailure.ts';
import { RunControl } from './runControl.ts';
import { KeptModel } from './scoring/keptModel.ts';
import { parseJson } from '../core/contract/parseJson.ts';

export interface SessionDoor {
  readonly send: (event: KernelEvent) => void;
  /** One line of the technical log: English, no text of the data set. */
  readonly log: (line: string) => void;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** A line that is no request may still tell whom the answer concerns. */
const addressed = z.object({ requestId: z.string() });

type RequestLine = Extract<KernelLine, { type: 'request' }>;

export class KernelSession {
  readonly #door: SessionDoor;
  readonly #controls = new Map<string, RunControl>();
  readonly #keptModel = new KeptModel();
  #work: Promise<void> = Promise.resolve();
  #seq = 0;

  constructor(door: SessionDoor) {
    this.#door = door;
  }

  /** Takes one line of input; a line that is no request is answered with `request.invalid`. */
  accept(line: string): void {
    if (line.trim() === '') return;
    const sent = parseJson(line);
    const parsed = kernelLineSchema.safeParse(sent);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      const params = { field: issue?.path.join('.') ?? '', reason: issue?.code ?? 'unknown' };
      const requestId = addressed.safeParse(sent).data?.requestId ?? '';
      this.#send(requestId, { kind: 'failed', error: toWire(new AppError('request.invalid', params), '') });
      return;
    }
    if (parsed.data.type === 'control') {
      this.#controls.get(parsed.data.requestId)?.apply(parsed.data.control);
      return;
    }
    const request = parsed.data;
    this.#controls.set(request.requestId, this.#controlFor(request.requestId));
    this.#work = this.#work.then(() => this.#answer(request));
  }

  /** Every accepted request ends with what it has. */
  stop(): void {
    for (const control of this.#controls.values()) control.apply('stop');
  }

  /** Resolves when every accepted request is answered. */
  async finish(): Promise<void> {
    await this.#work;
    await this.#keptModel.close();
  }

  async #answer({ requestId, request }: RequestLine): Promise<void> {
    const control = this.#controls.get(requestId) ?? this.#controlFor(requestId);
    const emit = (event: RunEvent) => {
      this.#send(requestId, event);
    };
    try {
      const { log, environment } = this.#door;
      const keptModel = this.#keptModel;
      const answer = await answerRequest(request, { emit, control, log, environment, keptModel });
      emit({ kind: 'answered', answer });
    } catch (error) {
      // Stopping is no failure.
      if (control.signal.aborted && error === control.signal.reason) {
        emit({ kind: 'answered', answer: { kind: 'stopped', runFolder: null } });
        return;
      }
      const incident = randomUUID();
      this.#door.log(`${request.kind} failed, incident ${incident}: ${describeFailure(error)}`);
      emit({ kind: 'failed', error: toWire(error, incident) });
    } finally {
      this.#controls.delete(requestId);
    }
  }

  #controlFor(requestId: string): RunControl {
    return new RunControl({
      onPause: () => {
        this.#send(requestId, { kind: 'paused' });
      },
      onContinue: () => {
        this.#send(requestId, { kind: 'continued' });
      },
      onStop: () => {
        this.#send(requestId, { kind: 'stopping' });
      },
    });
  }

  #send(requestId: string, event: RunEvent): void {
    this.#door.send({ seq: this.#seq++, at: Date.now(), requestId, event });
  }
}
