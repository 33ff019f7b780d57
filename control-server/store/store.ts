/** What the queue is given: a database with this version's schema, and the one clock that decides. */
import type { Kysely, Transaction } from 'kysely';
import type { Bell } from './bell.ts';
import type { Schema } from './schema.ts';

export type Db = Kysely<Schema>;
export type Trx = Transaction<Schema>;

export interface Store {
  readonly db: Db;
  /** Epoch milliseconds of the database: replicas need not agree on the time. */
  now(): Promise<number>;
  /** Between the servers of this database. */
  readonly bell: Bell;
  close(): Promise<void>;
}
