/** Does something at once, and again and again until it is stopped: one turn after the other, also where one fails. */

export interface Repetition {
  /** Resolves when the turn under way has ended. */
  stop(): Promise<void>;
}

export interface Turns {
  /** `signal`: it is to end soon. */
  readonly turn: (signal: AbortSignal) => Promise<void>;
  readonly failed: (error: unknown) => void;
}

export function repeatEvery(ms: number, { turn, failed }: Turns): Repetition {
  const stopping = new AbortController();
  let last = Promise.resolve();
  const next = () => {
    last = last.then(() => turn(stopping.signal)).catch(failed);
  };
  next();
  const timer = setInterval(next, ms);
  return {
    stop: async () => {
      clearInterval(timer);
      stopping.abort();
      await last;
    },
  };
}
