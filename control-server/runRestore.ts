/** Puts a backup into a data folder, and says how it went. */
import { AppError } from '../core/contract/errors/appError.ts';
import { toWire } from '../core/contract/errors/wireError.ts';
import { restoreBackup } from './backup/restoreBackup.ts';
import type { ProgramDoor } from './runProgram.ts';

export interface RestoreWords {
  readonly backup: string;
  readonly dataFolder: string;
}

/** Gives the exit code. */
export async function runRestore(
  { environment, tell, log }: Pick<ProgramDoor, 'environment' | 'tell' | 'log'>,
  words: RestoreWords,
): Promise<number> {
  const address = environment['BERT_TRAINING_SERVER_DATABASE'];
  const databaseUrl = address === '' ? undefined : address;
  try {
    const restored = await restoreBackup({ ...words, databaseUrl, environment, log });
    tell({ kind: 'restored', ...restored });
    return 0;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    tell({ kind: 'refused', errors: [toWire(error, '')] });
    return 2;
  }
}
