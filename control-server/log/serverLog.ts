/** The server's log: lines of JSON in the data folder, in files that take turns. No text of a data set, no secret. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { createStream } from 'rotating-file-stream';
import { writeFailure } from '../../core/tables/files/fileFailure.ts';

/** Names, codes and numbers that belong to a line. */
export type LogFacts = Readonly<Record<string, string | number | boolean>>;

/** A sentence, and what belongs to it. */
export type Log = (line: string, facts?: LogFacts) => void;

export interface ServerLog {
  readonly write: Log;
  /** Resolves when all of it is in the file. */
  close(): Promise<void>;
}

export interface ServerLogOptions {
  /** Of one file; then the next one begins. */
  readonly fileMiB: number;
  /** Full ones beside it: `server.log.1` is the newest. */
  readonly keepFiles: number;
  /** Where a log that cannot be written is told of. */
  readonly failed: (line: string) => void;
}

export function serverLogFolder(dataFolder: string): string {
  return join(dataFolder, 'logs');
}

/** Throws `disk.full` or `folder.not_writable`. */
export async function openServerLog(folder: string, options: ServerLogOptions): Promise<ServerLog> {
  const { fileMiB, keepFiles, failed } = options;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw writeFailure(error, folder);
  }
  const size = `${fileMiB}M`;
  const stream = createStream('server.log', { path: folder, size, rotate: keepFiles, mode: 0o600 });
  let hasFailed = false;
  const fail = (error: Error) => {
    // The work that the log is about goes on; said once, because every further line fails in the same way.
    if (!hasFailed) failed(`the log cannot be written any more: ${error.message}`);
    hasFailed = true;
  };
  stream.on('error', fail);
  stream.on('warning', fail);
  const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, stream);
  return {
    write: (line, facts = {}) => {
      if (!hasFailed) logger.info(facts, line);
    },
    close: () =>
      new Promise((resolve) => {
        if (hasFailed) {
          resolve();
          return;
        }
        stream.once('error', () => {
          resolve();
        });
        stream.end(() => {
          resolve();
        });
      }),
  };
}
