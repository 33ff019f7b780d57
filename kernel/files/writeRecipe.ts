/** Writes a cleaning recipe as a file of its own, for a training to come. */
import type { CleaningRecipe, RecipeFile } from '../../core/contract/cleaning.ts';
import { AppError } from '../../core/contract/errors/appError.ts';
import { isThere } from '../../core/tables/files/isThere.ts';
import { replaceFile } from './replaceFile.ts';

/** Nothing that lies there is written over: it may be the spreadsheet. Throws `file.exists`, `disk.full` or `folder.not_writable`. */
export async function writeRecipe(path: string, recipe: CleaningRecipe): Promise<void> {
  if (await isThere(path)) throw new AppError('file.exists', { path });
  const content: RecipeFile = { format: 1, recipe };
  await replaceFile(path, [Buffer.from(`${JSON.stringify(content, null, 2)}\n`)]);
}
