/**
 * Between the servers of one database: one rings when somebody may get a job, so that those who wait at the others hear
 * it. A ring can be lost with a connection: whoever waits also looks by itself now and then.
 */
export interface Bell {
  /** For the other servers; this one does not hear it. */
  ring(): void;
  /** Once, before anybody rings. Also called after a time in which a ring may have been lost. */
  onRing(heard: () => void): void;
}

/** Of a database with one server. */
export const silentBell: Bell = { ring: () => undefined, onRing: () => undefined };
