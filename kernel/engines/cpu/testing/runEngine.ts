/** Runs the engine's measuring program in a process of its own. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as z from 'zod';
import type { EngineQuestion } from './engineProgram.ts';

const resultSchema = z.object({
  ms: z.array(z.number()),
  losses: z.array(z.number()),
  cache_ms: z.number(),
  tokens_per_s: z.number(),
  peak_bytes: z.number(),
});
export type EngineResult = z.infer<typeof resultSchema>;

export async function runEngine(question: EngineQuestion): Promise<EngineResult> {
  const program = join(fileURLToPath(new URL('.', import.meta.url)), 'engineProgram.ts');
  const args = ['--import', 'tsx', program, JSON.stringify(question)];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 2 ** 26 });
  return resultSchema.parse(JSON.parse(stdout));
}
