/** The technical log of this user. */
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { openFirstLog } from '../../core/host/technicalLog.ts';
import type { TechnicalLog } from '../../core/host/technicalLog.ts';
import type { CliDoor } from './door.ts';
import { userStateFolder } from '../../core/host/userStateFolder.ts';

const fileName = 'kernel.log';

export function userLogPath(door: Pick<CliDoor, 'environment' | 'homeFolder'>): string {
  const hasHome = (door.environment['BERT_TRAINING_HOME'] ?? '') !== '';
  return join(userStateFolder(door), ...(hasHome ? ['logs'] : []), fileName);
}

/** A home that cannot be written to must not keep anybody from training: then the log lies among temporary files, or nowhere. */
export function openUserLog(door: CliDoor): TechnicalLog {
  return openFirstLog([userLogPath(door), join(tmpdir(), `bert-training-${userInfo().uid}`, fileName)]);
}
