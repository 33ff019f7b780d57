/** JSON files of a model folder, checked by a schema; what does not fit makes the model damaged. */
import { readFile } from 'node:fs/promises';
import type * as z from 'zod';
import { AppError } from '../../core/contract/errors/appError.ts';
import { openFailure } from './openFailure.ts';

/**
 * Throws `model.file_missing`, `file.not_readable`, or `model.damaged` with the first field that does not fit as
 * its reason.
 */
export async function readJson<S extends z.ZodType>(path: string, schema: S): Promise<z.infer<S>> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw openFailure(path, cause);
  });
  let json: unknown;
  try {
    // Editors on Windows put a byte order mark first.
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new AppError('model.damaged', { path, reason: 'not_json' }, { cause });
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path.join('.') ?? '';
  throw new AppError('model.damaged', { path, reason: `field ${field}` }, { cause: parsed.error });
}
