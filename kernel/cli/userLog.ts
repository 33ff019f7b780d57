/** The technical log of this user: where each system keeps such files, or under BERT_TRAINING_HOME. */
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { openFirstLog } from '../client/technicalLog.ts';
import type { TechnicalLog } from '../client/technicalLog.ts';
import type { CliDoor } from './door.ts';

const fileName = 'kernel.log';

export function userLogPath({
  environment,
  homeFolder,
}: Pick<CliDoor, 'environment' | 'homeFolder'>): string {
  const given = (name: string) => (environment[name] === '' ? undefined : environment[name]);
  const home = given('BERT_TRAINING_HOME');
  if (home !== undefined) return join(home, 'logs', fileName);
  const state = given('LOCALAPPDATA') ?? given('XDG_STATE_HOME') ?? join(homeFolder, '.local', 'state');
  return join(state, 'bert-training', fileName);
}

/** A home that cannot be written to must not keep anybody from training: then the log lies among temporary files, or nowhere. */
export function openUserLog(door: CliDoor): TechnicalLog {
  return openFirstLog([userLogPath(door), join(tmpdir(), `bert-training-${userInfo().uid}`, fileName)]);
}
