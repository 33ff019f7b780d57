/** What a worker says to the server about the one job it holds, each time with the token of its lease. */
import * as z from 'zod';
import { toWire } from '../../core/contract/errors/wireError.ts';
import { errorSpecs } from '../../core/contract/errors/appError.ts';
import type { AppError } from '../../core/contract/errors/appError.ts';
import type { JobState, JobWish } from '../../core/contract/job.ts';
import {
  heartbeatAnswerSchema,
  reportAnswerSchema,
  stateAnswerSchema,
} from '../../core/contract/jobProtocol.ts';
import { askServer } from '../../core/host/askServer.ts';
import type { ServerPlace } from '../../core/host/askServer.ts';
import { untilAnswered } from '../../core/host/untilAnswered.ts';
import type { Patience } from '../../core/host/untilAnswered.ts';
import type { LogPiece } from './logText.ts';
import type { Metric } from './metricsOf.ts';

export interface HeldJob {
  readonly jobId: string;
  readonly token: number;
}

/** What a run tells in one piece. */
export interface JobReport {
  /** `body` is anything that JSON can hold. */
  readonly events: readonly { readonly seq: number; readonly body: unknown }[];
  readonly metrics: readonly Metric[];
  readonly log: LogPiece | null;
}

/** Every word is said until the server has answered it. Fails with what it refuses: `lease.expired` where the job is lost. */
export class LeaseClient {
  readonly #server: ServerPlace;
  readonly #held: HeldJob;
  readonly #patience: Patience;

  constructor(server: ServerPlace, held: HeldJob, patience: Patience) {
    this.#server = server;
    this.#held = held;
    this.#patience = patience;
  }

  async heartbeat(): Promise<JobWish | null> {
    return (await this.#say('heartbeat', {}, heartbeatAnswerSchema)).wish;
  }

  async report(told: JobReport): Promise<JobWish | null> {
    return (await this.#say('events', told, reportAnswerSchema)).wish;
  }

  async complete(result: unknown): Promise<JobState> {
    return (await this.#say('complete', { result }, stateAnswerSchema)).state;
  }

  async fail(error: AppError): Promise<JobState> {
    const { retryable } = errorSpecs[error.code];
    return (await this.#say('fail', { error: toWire(error, ''), retryable }, stateAnswerSchema)).state;
  }

  async giveBack(): Promise<JobState> {
    return (await this.#say('give-back', {}, stateAnswerSchema)).state;
  }

  /** Which text was in which part: `splitKeysSchema` as JSON. */
  async keepSplit(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const { jobId, token } = this.#held;
    const path = `/api/v1/worker/jobs/${encodeURIComponent(jobId)}/split?token=${token}`;
    await untilAnswered(
      (signal) => askServer(this.#server, { path, bytes, answer: z.strictObject({}), signal }),
      this.#patience,
    );
  }

  #say<A extends z.ZodType>(word: string, body: object, answer: A): Promise<z.output<A>> {
    const { jobId, token } = this.#held;
    const path = `/api/v1/worker/jobs/${encodeURIComponent(jobId)}/${word}`;
    return untilAnswered(
      (signal) => askServer(this.#server, { path, body: { ...body, token }, answer, signal }),
      this.#patience,
    );
  }
}
