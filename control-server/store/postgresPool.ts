/**
 * Connections to PostgreSQL as Kysely expects them. Statements of the queue are prepared once for each connection; a
 * connection that broke is not used again, and says `server.database_away`.
 */
import { createHash } from 'node:crypto';
import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import pg from 'pg';
import { AppError } from '../../core/contract/errors/appError.ts';
import { connectFailure, statementFailure } from './databaseFailure.ts';

export interface PoolOptions {
  readonly url: string;
  /** How long one statement may take; 0: as long as it needs. */
  readonly statementMs: number;
  readonly log: (line: string) => void;
}

/** Of one server. PostgreSQL takes 100 unless it is told otherwise. */
const mostConnections = 10;
/** For a connection that is made, or that becomes free. */
const patienceMs = 10_000;

export function openPostgresPool({ url, statementMs, log }: PoolOptions): PostgresPool {
  const pool = new pg.Pool({
    connectionString: url,
    max: mostConnections,
    types: { getTypeParser: parserOf },
    connectionTimeoutMillis: patienceMs,
    query_timeout: statementMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: patienceMs,
    application_name: 'bert-training server',
  });
  // Of connections that nobody is using: the pool replaces them, and the next statement tells when it cannot.
  pool.on('error', (error) => {
    log(`a database connection was lost: ${error.message}`);
  });
  // Of one in use, its statement tells.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const clients = new WeakMap<pg.PoolClient, PreparingClient>();
  return {
    connect: async () => {
      const client = await pool.connect().catch((error: unknown) => {
        throw connectFailure(error, url);
      });
      const known = clients.get(client) ?? new PreparingClient(client, url);
      clients.set(client, known);
      return known;
    },
    end: () => pool.end(),
  };
}

class PreparingClient implements PostgresPoolClient {
  readonly #client: pg.PoolClient;
  readonly #url: string;
  #isBroken = false;

  constructor(client: pg.PoolClient, url: string) {
    this.#client = client;
    this.#url = url;
  }

  query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  query<R>(
    text: string | PostgresCursor<R>,
    values: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<R>> | PostgresCursor<R> {
    if (typeof text !== 'string') throw new TypeError('the server reads without cursors');
    return this.#ask(text, values);
  }

  release(isToGo = false): void {
    this.#client.release(isToGo || this.#isBroken);
  }

  async #ask<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>> {
    try {
      const result: unknown = await this.#client.query({ ...nameOf(text), text, values: [...values] });
      return result as PostgresQueryResult<R>;
    } catch (error) {
      const failure = statementFailure(error, this.#url);
      this.#isBroken ||= failure instanceof AppError;
      throw failure;
    }
  }
}

/** Of texts that differ from call to call, not all are kept. */
const mostPrepared = 300;
const names = new Map<string, string>();

/** The statements of the server are few. Those that change the schema, begin or end are not worth preparing. */
function nameOf(text: string): { name?: string } {
  if (!/^\s*(select|insert|update|delete)\b/iu.test(text)) return {};
  const known = names.get(text);
  if (known !== undefined) return { name: known };
  if (names.size >= mostPrepared) return {};
  const name = createHash('sha256').update(text).digest('hex').slice(0, 32);
  names.set(text, name);
  return { name };
}

/** PostgreSQL's number for int8. */
const int8 = 20;

/** Times, tokens and counts arrive as text, because PostgreSQL's can be larger than a number holds; ours are not. */
const parserOf: typeof pg.types.getTypeParser = (type: number, format?: 'text' | 'binary') =>
  type === int8
    ? (text: string) => Number(text)
    : (pg.types.getTypeParser as (type: number, format?: 'text' | 'binary') => unknown)(type, format);
