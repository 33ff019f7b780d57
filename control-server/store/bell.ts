/**
 * Between the servers of one database: what happened at one is heard at the others. A ring can be lost with a connection:
 * whoever waits also looks by itself now and then.
 */
export interface Bell {
  /** Somebody may get a job. For the other servers; this one does not hear it. */
  ring(): void;
  /** The same: something happened to a job. */
  tell(jobId: string): void;
  /** Once, before anybody rings. */
  onRing(hearing: Hearing): void;
}

/** Both are also called after a time in which a ring may have been lost. */
export interface Hearing {
  claimable(): void;
  /** `null`: to any of them. */
  changed(jobId: string | null): void;
}

/** Of a database with one server. */
export const silentBell: Bell = {
  ring: () => undefined,
  tell: () => undefined,
  onRing: () => undefined,
};
