/** What a command asks about that takes a spreadsheet or a run: of a run its spreadsheet as it is now, read as the run did. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AppError } from '../../core/contract/errors/appError.ts';
import type { RunConfig } from '../../core/contract/runConfig.ts';
import { wordOf } from './commandCall.ts';
import type { CommandCall } from './commandCall.ts';
import { recipePath } from './readRecipe.ts';
import { readRun } from './readRun.ts';
import type { CliSession } from './session.ts';
import { trainConfigOf } from './trainConfig.ts';
import { UsageError } from './usageError.ts';

export interface Studied {
  /** What is asked about: of a run with the cleaning steps that it took. */
  readonly config: RunConfig;
  /** As the training was, or would be, asked for. */
  readonly asked: RunConfig;
  /** Undefined where a spreadsheet was named. */
  readonly runFolder: string | undefined;
  /** Where the fixes are that were asked for: the file that was named, or the run. */
  readonly recipeFrom: string | undefined;
  /** Of the spreadsheet that the run learned from; undefined where no run was named. */
  readonly learnedHash: string | undefined;
}

/**
 * `command` is the one that was called. Throws UsageError where options of a spreadsheet stand beside a run, or --data beside a
 * spreadsheet, `run.dataset_missing` where the spreadsheet of a run was moved, and as `readRun` does.
 */
export async function dataOrRun(
  call: CommandCall,
  command: 'suspects' | 'advise',
  session: CliSession,
): Promise<Studied> {
  const [word = ''] = call.words;
  const { workFolder } = session.door;
  const folder = resolve(workFolder, word);
  const moved = wordOf(call, 'runData');
  if (!existsSync(join(folder, 'run.json'))) {
    if (moved !== undefined) throw new UsageError(call.texts.usage.dataOfRun);
    const config = await trainConfigOf(call, word, session);
    const recipeFrom = recipePath(call, session);
    return { config, asked: config, runFolder: undefined, recipeFrom, learnedHash: undefined };
  }
  const typed = Object.entries(call.options).filter(
    ([, value]: readonly [string, unknown]) => value !== undefined,
  );
  if (typed.length > (moved === undefined ? 0 : 1))
    throw new UsageError(call.texts.usage.optionsOfSpreadsheet);
  const { record } = await readRun(session, folder);
  const { recipe, dataset } = record;
  const path = moved === undefined ? record.config.data.path : resolve(workFolder, moved);
  if (moved === undefined && !existsSync(path))
    throw new AppError('run.dataset_missing', { path, runFolder: word, command });
  const asked = { ...record.config, data: { ...record.config.data, path } };
  return {
    config: { ...asked, ...(recipe && { recipe }) },
    asked,
    runFolder: folder,
    recipeFrom: folder,
    learnedHash: dataset?.fileHash,
  };
}

/** Whether the spreadsheet that was read is another than the run learned from. */
export function isOtherData({ learnedHash }: Studied, readHash: string | undefined): boolean {
  return learnedHash !== undefined && readHash !== undefined && learnedHash !== readHash;
}
