/** The server of this computer: where it is, and the token that its user may read. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../contract/errors/appError.ts';
import type { ServerPlace } from './askServer.ts';
import { userStateFolder } from './userStateFolder.ts';
import type { UserPlaces } from './userStateFolder.ts';

/** Where the server listens unless it is told otherwise. */
export const usualPort = 8731;

/** The folder that the server keeps its data in unless it is told otherwise. */
export function serverFolder(places: UserPlaces): string {
  return join(userStateFolder(places), 'server');
}

export function localTokenPath(dataFolder: string): string {
  return join(dataFolder, 'local-token');
}

/** By the same variables as the server itself. Throws `server.token_not_found` where none was ever started here. */
export async function localServer(places: UserPlaces): Promise<ServerPlace> {
  const given = (name: string) => (places.environment[name] === '' ? undefined : places.environment[name]);
  const port = given('BERT_TRAINING_SERVER_PORT') ?? String(usualPort);
  const folder = given('BERT_TRAINING_SERVER_DATA') ?? serverFolder(places);
  return { address: `http://127.0.0.1:${port}`, token: await readToken(localTokenPath(folder)) };
}

/** Throws `server.token_not_found`. */
export async function readToken(path: string): Promise<string> {
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch (cause) {
    throw new AppError('server.token_not_found', { path }, { cause });
  }
}
