/** A run's result as its folder keeps it, for telling it again. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../core/contract/errors/appError.ts';
import { kernelEventSchema } from '../../core/contract/runEvent.ts';
import { runRecordSchema } from '../../core/contract/runRecord.ts';
import type { RunRecord } from '../../core/contract/runRecord.ts';
import { applyEvent, noProgress } from '../../core/training/runProgress.ts';
import type { RunProgress } from '../../core/training/runProgress.ts';
import { parseJson } from '../../core/contract/parseJson.ts';

export interface ReadRun {
  readonly record: RunRecord;
  readonly progress: RunProgress;
}

/** Throws `run.not_found` or `run.damaged`. */
export async function readRun(folder: string): Promise<ReadRun> {
  const text = await readFile(join(folder, 'run.json'), 'utf8').catch((cause: unknown) => {
    throw new AppError('run.not_found', { path: folder }, { cause });
  });
  const parsed = runRecordSchema.safeParse(parseJson(text));
  if (!parsed.success)
    throw new AppError('run.damaged', { path: folder, file: 'run.json' }, { cause: parsed.error });
  const record = parsed.data;
  const progress = await readProgress(folder);
  const dataset = record.dataset ?? progress.dataset;
  return { record, progress: { ...progress, dataset, adjustments: record.adjustments } };
}

/** Lines that cannot be read (the last one, after a crash) say nothing; without the file there is only the record. */
async function readProgress(folder: string): Promise<RunProgress> {
  let progress = noProgress;
  let text: string;
  try {
    text = await readFile(join(folder, 'events.jsonl'), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error) return progress;
    throw error;
  }
  for (const line of text.split('\n')) {
    const event = kernelEventSchema.safeParse(parseJson(line));
    if (event.success) progress = applyEvent(progress, event.data);
  }
  return progress;
}
