/** What a command asks about that takes a spreadsheet or a run: of a run its spreadsheet as it is now, read as the run did. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { RunConfig } from '../../core/contract/runConfig.ts';
import { wordOf } from './commandCall.ts';
import type { CommandCall } from './commandCall.ts';
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
  /** As it was typed; that of a run is not known any more. */
  readonly recipeFile: string | undefined;
}

/** Throws UsageError where options of a spreadsheet stand beside a run; fails as `readRun` does. */
export async function dataOrRun(call: CommandCall, session: CliSession): Promise<Studied> {
  const [word = ''] = call.words;
  const folder = resolve(session.door.workFolder, word);
  if (!existsSync(join(folder, 'run.json'))) {
    const config = trainConfigOf(call, word, session);
    return { config, asked: config, runFolder: undefined, recipeFile: wordOf(call, 'recipe') };
  }
  const typed: readonly unknown[] = Object.values(call.options);
  if (typed.some((value) => value !== undefined)) throw new UsageError(call.texts.usage.optionsOfSpreadsheet);
  const { record } = await readRun(folder);
  const config = { ...record.config, ...(record.recipe && { recipe: record.recipe }) };
  return { config, asked: record.config, runFolder: folder, recipeFile: undefined };
}
