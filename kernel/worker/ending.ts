/** Why a job's work ends before it is done: the first reason counts, but for a lease that is lost. */
import { AppError } from '../../core/contract/errors/appError.ts';

/** `lost`: somebody else may have the job, nothing is said about it any more. `stopping`: the worker itself is to end. */
export type EndReason = 'lost' | 'cancel' | 'restart' | 'stopping';

export class Ending {
  readonly #ended = new AbortController();
  #reason: EndReason | undefined;

  get reason(): EndReason | undefined {
    return this.#reason;
  }

  /** Aborted with the first reason. */
  get signal(): AbortSignal {
    return this.#ended.signal;
  }

  end(reason: EndReason): void {
    if (this.#reason === undefined || reason === 'lost') this.#reason = reason;
    this.#ended.abort(new AppError('kernel.stopped', { exitCode: null, runFolder: null }));
  }
}
