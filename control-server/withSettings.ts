/** Reads the settings and does something with them; what is refused is told as a notice, everything at once. */
import { readFile } from 'node:fs/promises';
import { AppError } from '../core/contract/errors/appError.ts';
import { toWire } from '../core/contract/errors/wireError.ts';
import type { ServerNotice } from '../core/contract/jobProtocol.ts';
import { readFailure } from '../core/tables/files/fileFailure.ts';
import { readSettings } from './config.ts';
import type { ServerSettings, SettingsSource } from './config.ts';

export interface SettingsDoor {
  readonly configPath: string | undefined;
  readonly environment: SettingsSource['environment'];
  readonly homeFolder: string;
  readonly tell: (notice: ServerNotice) => void;
}

/** Gives the exit code: that of `use`, or 2. */
export async function withSettings(
  door: SettingsDoor,
  use: (settings: ServerSettings) => Promise<number>,
): Promise<number> {
  try {
    const read = readSettings({
      environment: door.environment,
      homeFolder: door.homeFolder,
      ...(door.configPath !== undefined && { file: await readConfig(door.configPath) }),
    });
    if ('mistakes' in read) return refused(door, read.mistakes);
    return await use(read.settings);
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

function refused({ tell }: SettingsDoor, errors: readonly unknown[]): number {
  tell({ kind: 'refused', errors: errors.map((error) => toWire(error, '')) });
  return 2;
}
