/** The life of the server's process: settings, start, and the end it is asked for. */
import { readFile } from 'node:fs/promises';
import { AppError } from '../core/contract/errors/appError.ts';
import { toWire } from '../core/contract/errors/wireError.ts';
import type { ServerNotice } from '../core/contract/jobProtocol.ts';
import { readFailure } from '../core/tables/files/fileFailure.ts';
import { readSettings } from './config.ts';
import type { SettingsSource } from './config.ts';
import { startServer } from './startServer.ts';

export interface ProgramDoor {
  readonly configPath: string | undefined;
  readonly environment: SettingsSource['environment'];
  readonly homeFolder: string;
  readonly version: string;
  readonly tell: (notice: ServerNotice) => void;
  readonly log: (line: string) => void;
  /** Resolves when the process is asked to end. */
  readonly stopped: Promise<void>;
}

/** Gives the exit code. */
export async function runProgram(door: ProgramDoor): Promise<number> {
  try {
    const read = readSettings({
      environment: door.environment,
      homeFolder: door.homeFolder,
      ...(door.configPath !== undefined && { file: await readConfig(door.configPath) }),
    });
    if ('mistakes' in read) return refused(door, read.mistakes);
    const server = await startServer(read.settings, door);
    door.tell({ kind: 'listening', address: server.address, tokenFile: server.tokenFile });
    await door.stopped;
    door.log('stopping');
    await server.stop();
    return 0;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return refused(door, [error]);
  }
}

async function readConfig(path: string): Promise<{ path: string; text: string }> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw readFailure(error, path);
  });
  return { path, text };
}

function refused({ tell }: ProgramDoor, errors: readonly unknown[]): number {
  tell({ kind: 'refused', errors: errors.map((error) => toWire(error, '')) });
  return 2;
}
