/** How long the reader takes to tell what is wrong with files that want to freeze it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MeasureContext, MeasureOutcome, Measurement } from '../../tools/measure/measurement.ts';
import { AppError } from '../contract/errors/appError.ts';
import { limitsSchema } from '../contract/limits.ts';
import { readTable } from './readTable.ts';
import { hostileFiles } from './testing/hostileFiles.ts';
import type { HostileFile } from './testing/hostileFiles.ts';

const limits = limitsSchema.parse({
  dataset: { maxFileSizeMiB: 256 },
  reading: { timeoutSeconds: 60, maxMemoryMiB: 512 },
});

export const measurement: Measurement = {
  name: 'hostile-files',
  about:
    'the slowest of the hostile files, from asking to its sentence, within 512 MiB of the reader’s memory',
  unit: 's',
  bar: { most: 10 },
  run: measure,
};

async function measure({ say }: MeasureContext): Promise<MeasureOutcome> {
  const folder = mkdtempSync(join(tmpdir(), 'bert hostil '));
  let slowest = 0;
  try {
    for (const hostile of hostileFiles) {
      const path = join(folder, hostile.file);
      writeFileSync(path, hostile.bytes());
      const started = performance.now();
      const told = await toldOf(path);
      const seconds = (performance.now() - started) / 1000;
      slowest = Math.max(slowest, seconds);
      say(`${hostile.about}: ${told} after ${seconds.toFixed(2)} s`);
      if (!isExpected(hostile, told)) throw new Error(`${hostile.about} came to ${told}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return { value: slowest, details: { files: hostileFiles.length } };
}

async function toldOf(path: string): Promise<string> {
  try {
    const { facts } = await readTable(path, {}, { limits });
    return facts.map(({ code }) => code).join(', ');
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

function isExpected({ told }: HostileFile, found: string): boolean {
  return 'error' in told ? found === told.error : found.split(', ').includes(told.fact);
}
