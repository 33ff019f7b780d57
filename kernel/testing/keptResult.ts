/** Results of long measurements, kept between runs, so that a measurement can be made in pieces. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type * as z from 'zod';

const folder = fileURLToPath(new URL('../../.cache/measure/', import.meta.url));

/** What was kept under the name, or what is computed now; a result of undefined is not kept. */
export async function keptResult<T>(
  name: string,
  schema: z.ZodType<T>,
  compute: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const file = join(folder, `${name}.json`);
  const before = read(file);
  if (before !== undefined) return schema.parse(JSON.parse(before));
  const result = await compute();
  if (result === undefined) return undefined;
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, JSON.stringify(result));
  return result;
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
