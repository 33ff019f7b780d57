/** What keeps the live feed's memory and work bounded, whatever its clients do. */

export interface FeedBounds {
  readonly connections: number;
  readonly connectionsPerUser: number;
  readonly jobsPerConnection: number;
  /** Of one message of a client. */
  readonly messageBytes: number;
  /** Messages of one client that wait to be answered. */
  readonly messagesWaiting: number;
  /** Written for a client and not yet taken by it; beyond that nothing more is read for it. */
  readonly bytesWaiting: number;
  /** A client that comes back from that and is further behind gets a snapshot instead. */
  readonly eventsBehind: number;
  /** Events of one message. */
  readonly eventsPerMessage: number;
  /** The newest jobs that `list` follows. */
  readonly jobsListed: number;
  /** From one ping to the next; whoever has not answered the one before is gone. */
  readonly heartbeatMs: number;
  /** Afterwards a client has to say again who it is: what was taken away from it meanwhile ends here. */
  readonly ageMs: number;
  /** What changes within it is listed together. */
  readonly gatherMs: number;
}

export const usualBounds: FeedBounds = {
  connections: 10_000,
  connectionsPerUser: 100,
  jobsPerConnection: 100,
  messageBytes: 4096,
  messagesWaiting: 100,
  bytesWaiting: 256 * 1024,
  eventsBehind: 1000,
  eventsPerMessage: 500,
  jobsListed: 200,
  heartbeatMs: 30_000,
  ageMs: 15 * 60_000,
  gatherMs: 250,
};
