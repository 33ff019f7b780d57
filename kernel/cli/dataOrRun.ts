/** What a command asks about that takes a spreadsheet or a run: of a run its spreadsheet as it is now, read as the run did. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { RunConfig } from '../../core/contract/runConfig.ts';
import type { CommandCall } from './commandCall.ts';
import { readRun } from './readRun.ts';
import type { CliSession } from './session.ts';
import { trainConfigOf } from './trainConfig.ts';
import { UsageError } from './usageError.ts';

/** Throws UsageError where options of a spreadsheet stand beside a run; fails as `readRun` does. */
export async function dataOrRun(call: CommandCall, session: CliSession): Promise<RunConfig> {
  const [word = ''] = call.words;
  const folder = resolve(session.door.workFolder, word);
  if (!existsSync(join(folder, 'run.json'))) return trainConfigOf(call, word, session);
  const typed: readonly unknown[] = Object.values(call.options);
  if (typed.some((value) => value !== undefined)) throw new UsageError(call.texts.usage.optionsOfSpreadsheet);
  const { record } = await readRun(folder);
  return { ...record.config, ...(record.recipe && { recipe: record.recipe }) };
}
