/** When a job under way is helped (product design 6.1), as one pure rule over times. All are epoch milliseconds. */

const minuteMs = 60_000;

export interface WatchRules {
  /** Without anything new from its worker: its owner is warned. */
  readonly silentMs: number;
  /** From the warning to the restart. */
  readonly graceMs: number;
  /** Without a finished step or a move of a phase, however much else is told. A slow round moves. */
  readonly stuckMs: number;
  /** From asking its worker for a restart to taking the job away. */
  readonly obeyMs: number;
}

export const watchRules: WatchRules = {
  silentMs: 15 * minuteMs,
  graceMs: 5 * minuteMs,
  stuckMs: 30 * minuteMs,
  obeyMs: 5 * minuteMs,
};

export interface Watched {
  readonly progressAt: number;
  readonly roundAt: number;
  /** In this silence. */
  readonly warnedAt: number | null;
  readonly restartAskedAt: number | null;
}

/** `take`: its worker did not do what it was asked. `since`: when what is told began. */
export type WatchStep =
  | { readonly kind: 'warn'; readonly since: number }
  | { readonly kind: 'take'; readonly since: number }
  | {
      readonly kind: 'restart';
      readonly because: 'job.no_progress' | 'job.round_stuck';
      readonly since: number;
    };

export function watchStep(watched: Watched, now: number, rules: WatchRules): WatchStep | null {
  const { progressAt, roundAt, warnedAt, restartAskedAt } = watched;
  if (restartAskedAt !== null) {
    return now - restartAskedAt < rules.obeyMs ? null : { kind: 'take', since: restartAskedAt };
  }
  if (now - roundAt >= rules.stuckMs) return { kind: 'restart', because: 'job.round_stuck', since: roundAt };
  if (warnedAt === null) {
    return now - progressAt < rules.silentMs ? null : { kind: 'warn', since: progressAt };
  }
  if (now - warnedAt < rules.graceMs) return null;
  return { kind: 'restart', because: 'job.no_progress', since: progressAt };
}
