/**
 * Where those who follow jobs hear that something happened to one. What it was they read in the database: a call that comes
 * twice, or from another server of the same database, changes nothing.
 */
type Call = (jobId: string) => void;

export class Hub {
  readonly #ofJob = new Map<string, Set<Call>>();
  readonly #ofAll = new Set<Call>();

  /** `null`: it may be any of them. */
  readonly wake = (jobId: string | null): void => {
    for (const one of jobId === null ? this.#ofJob.keys() : [jobId]) {
      for (const call of this.#ofJob.get(one) ?? []) call(one);
      for (const call of this.#ofAll) call(one);
    }
  };

  /** Until the returned function is called. */
  listen(jobId: string, call: Call): () => void {
    const calls = this.#ofJob.get(jobId) ?? new Set();
    this.#ofJob.set(jobId, calls.add(call));
    return () => {
      calls.delete(call);
      if (calls.size === 0 && this.#ofJob.get(jobId) === calls) this.#ofJob.delete(jobId);
    };
  }

  /** The same for every job. */
  listenAll(call: Call): () => void {
    this.#ofAll.add(call);
    return () => {
      this.#ofAll.delete(call);
    };
  }
}
