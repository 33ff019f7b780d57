/**
 * A PostgreSQL of its own on loopback, from the system's packages, with its data in a temporary folder: for tests and
 * measurements. It asks for a password, as one of a team does.
 */
import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';

export const noPostgres = 'no PostgreSQL is installed here (postgres and initdb)';

export interface Postgres {
  /** Of an empty database; every call makes one. */
  createDatabase(): Promise<string>;
  /** As a kill or a crash ends it: what was acknowledged is on the disk, connections break. */
  kill(): Promise<void>;
  /** After `kill`, on the same port. */
  start(): Promise<void>;
  /** Ends it, and deletes its data; the end of this process does so, too. */
  remove(): Promise<void>;
}

export interface PostgresStart {
  /** What is acknowledged is on the disk, as in production; tests are quicker without. */
  readonly isDurable: boolean;
  /** `-c` settings such as `log_statement=all`. */
  readonly settings?: readonly string[];
}

const user = 'bancada';
/** It starts within a second; a machine under load takes longer. */
const patienceMs = 60_000;

/** Null where `noPostgres`. */
export async function startPostgres({ isDurable, settings = [] }: PostgresStart): Promise<Postgres | null> {
  const programs = findPrograms();
  if (!programs) return null;
  const folder = await mkdtemp(join(tmpdir(), 'banco de dados '));
  // PostgreSQL refuses to run as root.
  const identity = await otherUser();
  const run = { ...identity, cwd: folder, env: { ...process.env, LC_ALL: 'C.UTF-8' } };
  const password = randomBytes(12).toString('hex');
  const [data, passwordFile] = [join(folder, 'data'), join(folder, 'password')];
  await writeFile(passwordFile, password);
  for (const path of [folder, passwordFile]) await chown(path, identity.uid ?? -1, identity.gid ?? -1);
  const initial = ['--no-sync', '--encoding=UTF8', '--auth=scram-sha-256', `--username=${user}`];
  await promisify(execFile)(programs.initdb, [...initial, `--pwfile=${passwordFile}`, data], run);

  const port = await freePort();
  const urlOf = (database: string) => `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
  const durable = isDurable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
  const words = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', `port=${port}`, ...durable];
  let child: ChildProcess | undefined;
  const start = async () => {
    const options = [...words, ...settings].flatMap((word) => ['-c', word]);
    child = spawn(programs.postgres, ['-D', data, ...options], { ...run, stdio: 'ignore' });
    // Whoever forgets it is not kept from ending.
    child.unref();
    await untilAnswering(urlOf('postgres'), child);
  };
  const end = async (signal: NodeJS.Signals) => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.ref();
    child.kill(signal);
    await gone;
  };
  const clear = () => {
    child?.kill('SIGQUIT');
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  };
  process.on('exit', clear);
  await start();
  let count = 0;
  return {
    start,
    // Its immediate shutdown: no checkpoint, so that the next start recovers from the log as after a crash.
    kill: () => end('SIGQUIT'),
    createDatabase: async () => {
      const name = `d${++count}`;
      const client = new pg.Client({ connectionString: urlOf('postgres') });
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      return urlOf(name);
    },
    remove: async () => {
      process.off('exit', clear);
      await end('SIGINT');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** On the PATH, or where Debian puts them. */
function findPrograms(): { initdb: string; postgres: string } | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).map((name) => join(debian, name, 'bin')) : [];
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...versions.reverse()];
  const ending = process.platform === 'win32' ? '.exe' : '';
  const find = (name: string) =>
    folders.map((folder) => join(folder, name + ending)).find((path) => existsSync(path));
  const [initdb, postgres] = [find('initdb'), find('postgres')];
  return initdb !== undefined && postgres !== undefined ? { initdb, postgres } : undefined;
}

/** Of root, somebody else: the system's user for PostgreSQL, or nobody. */
async function otherUser(): Promise<{ uid?: number; gid?: number }> {
  if (process.getuid?.() !== 0) return {};
  const numberOf = async (option: '-u' | '-g', name: string) =>
    Number((await promisify(execFile)('id', [option, name])).stdout);
  for (const name of ['postgres', 'nobody']) {
    try {
      return { uid: await numberOf('-u', name), gid: await numberOf('-g', name) };
    } catch {
      // There is no such user here.
    }
  }
  return {};
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || !address) throw new Error('no free port');
  return address.port;
}

async function untilAnswering(url: string, server: ChildProcess): Promise<void> {
  for (const end = performance.now() + patienceMs; ;) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      return;
    } catch (error) {
      if (server.exitCode !== null || performance.now() > end) throw error;
    } finally {
      await client.end();
    }
    await pause(50);
  }
}
