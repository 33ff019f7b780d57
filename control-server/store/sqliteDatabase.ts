/** node-sqlite3-wasm as Kysely's SQLite dialect expects a database. */
import { SqliteAdapter, SqliteDialect } from 'kysely';
import type { SqliteDatabase, SqliteStatement } from 'kysely';
import sqlite from 'node-sqlite3-wasm';
import type { Database, JSValue, Statement } from 'node-sqlite3-wasm';

/** SQLite can take back a half-done change of the schema; Kysely's own adapter makes no use of that. */
export class TransactionalSqliteDialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new TransactionalSqliteAdapter();
  }
}

class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Alone with its file (no shared memory is needed), and every commit is on the disk before it is acknowledged. */
export function openSqliteFile(path: string): SqliteDatabase {
  const database = new sqlite.Database(path);
  database.exec('PRAGMA locking_mode = EXCLUSIVE');
  database.exec('PRAGMA journal_mode = WAL');
  database.exec('PRAGMA synchronous = FULL');
  database.exec('PRAGMA foreign_keys = ON');
  return new WasmDatabase(database);
}

/** Of texts that differ from call to call, not all are kept. */
const mostPrepared = 200;

/** Kysely prepares every statement anew and never ends one: the few texts that the server knows are kept prepared. */
class WasmDatabase implements SqliteDatabase {
  readonly #database: Database;
  readonly #prepared = new Map<string, Statement>();

  constructor(database: Database) {
    this.#database = database;
  }

  prepare(sql: string): SqliteStatement {
    const isReader = /^\s*(select|pragma|with)\b|\breturning\b/iu.test(sql);
    // A kept statement of another schema would have to be prepared again.
    if (!/^\s*(select|insert|update|delete)\b/iu.test(sql)) return this.#once(sql, isReader);
    const kept = this.#prepared.get(sql);
    if (!kept && this.#prepared.size >= mostPrepared) return this.#once(sql, isReader);
    const statement = kept ?? this.#database.prepare(sql);
    this.#prepared.set(sql, statement);
    return {
      reader: isReader,
      all: (values) => this.#use(sql, statement, () => statement.all(bound(values))),
      run: (values) => this.#use(sql, statement, () => statement.run(bound(values))),
      iterate: (values) => statement.iterate(bound(values)),
    };
  }

  close(): void {
    for (const statement of this.#prepared.values()) statement.finalize();
    this.#prepared.clear();
    this.#database.close();
  }

  /** One that failed would tell its failure again when it is next used, and when it is ended: it is kept no longer. */
  #use<T>(sql: string, statement: Statement, work: () => T): T {
    try {
      return work();
    } catch (error) {
      this.#prepared.delete(sql);
      // Throws the same failure.
      statement.finalize();
      throw error;
    }
  }

  #once(sql: string, isReader: boolean): SqliteStatement {
    return {
      reader: isReader,
      all: (values) => this.#database.all(sql, bound(values)),
      run: (values) => this.#database.run(sql, bound(values)),
      iterate: (values) => this.#database.all(sql, bound(values))[Symbol.iterator](),
    };
  }
}

function bound(values: readonly unknown[]): JSValue[] {
  return values.map((value) => {
    if (value === null || typeof value === 'string' || typeof value === 'number') return value;
    throw new TypeError(`no column of the server holds a ${typeof value}`);
  });
}
