/** A consistent copy of the database, made while the server works. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { sql } from 'kysely';
import { AppError } from '../../core/contract/errors/appError.ts';
import type { BackupList } from '../../core/contract/backup.ts';
import { systemCode } from '../../core/tables/files/systemCode.ts';
import type { Log } from '../log/serverLog.ts';
import type { Db } from '../store/store.ts';

export interface DatabaseCopy {
  readonly kind: BackupList['database'];
  /** Of the file, in the backup's folder. */
  readonly fileName: string;
  /** Nothing is there before. */
  copyTo(path: string): Promise<void>;
}

export const sqliteFileName = 'server.sqlite';
export const postgresFileName = 'server.pgdump';

/** Through the server's own connection: nobody else may open the file. Every other request waits meanwhile. */
export function sqliteCopy(db: Db): DatabaseCopy {
  return {
    kind: 'sqlite',
    fileName: sqliteFileName,
    copyTo: async (path) => {
      await sql`vacuum into ${path}`.execute(db);
    },
  };
}

export interface PostgresCopyOptions {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly log: Log;
}

/** With `pg_dump`. `copyTo` throws `backup.tool_missing` or `backup.tool_failed`. */
export function postgresCopy(url: string, options: PostgresCopyOptions): DatabaseCopy {
  return {
    kind: 'postgres',
    fileName: postgresFileName,
    copyTo: (path) =>
      runTool('pg_dump', ['--format=custom', '--no-owner', `--file=${path}`], { url, ...options }),
  };
}

/** Into an empty database. Throws `backup.tool_missing` or `backup.tool_failed`. */
export function restorePostgres(url: string, path: string, options: PostgresCopyOptions): Promise<void> {
  const words = [
    '--exit-on-error',
    '--single-transaction',
    '--no-owner',
    `--dbname=${databaseOf(url)}`,
    path,
  ];
  return runTool('pg_restore', words, { url, ...options });
}

type Tool = 'pg_dump' | 'pg_restore';

async function runTool(
  tool: Tool,
  words: readonly string[],
  { url, environment, log }: PostgresCopyOptions & { url: string },
): Promise<void> {
  // The address holds a password: words can be seen in the list of processes, the environment cannot.
  const env = { ...environment, ...placeOf(url) };
  const child = spawn(tool, words, { env, stdio: ['ignore', 'ignore', 'pipe'], windowsHide: true });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    log(`${tool}: ${text.trim()}`);
  });
  const [exitCode] = (await once(child, 'close').catch((error: unknown) => {
    throw systemCode(error) === 'ENOENT'
      ? new AppError('backup.tool_missing', { tool }, { cause: error })
      : error;
  })) as [number | null];
  if (exitCode !== 0) throw new AppError('backup.tool_failed', { tool, exitCode });
}

function databaseOf(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1));
}

/** As the programs of PostgreSQL read it. */
function placeOf(url: string): Record<string, string> {
  const { hostname, port, username, password, searchParams } = new URL(url);
  const given = {
    PGHOST: searchParams.get('host') ?? hostname,
    PGPORT: port,
    PGUSER: decodeURIComponent(username),
    PGPASSWORD: decodeURIComponent(password),
    PGDATABASE: databaseOf(url),
    PGOPTIONS: searchParams.get('options') ?? '',
    PGSSLMODE: searchParams.get('sslmode') ?? '',
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
}
