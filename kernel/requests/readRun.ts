/** `readRun`: a run as its folder keeps it, for telling its result again and for asking about its data. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { KernelAnswer } from '../../core/contract/kernelAnswer.ts';
import type { KernelRequest } from '../../core/contract/kernelRequest.ts';
import { readTestPredictions } from '../run/readTestPredictions.ts';
import { readToldEvents } from '../run/readToldEvents.ts';
import { readRecord, runPaths } from '../run/runFolder.ts';
import { manifestFile } from '../scoring/modelFolder.ts';

type ReadRunRequest = Extract<KernelRequest, { kind: 'readRun' }>;

/** Throws `run.not_found` or `run.damaged`. */
export async function readRun({ runFolder, withPredictions }: ReadRunRequest): Promise<KernelAnswer> {
  const paths = runPaths(runFolder);
  const record = await readRecord(paths);
  const told = (await readToldEvents(paths, ['readingPlanned', 'tuningFinished'])) ?? [];
  // A run that was resumed tells anew; the last word holds.
  const reading = told.findLast((event) => event.kind === 'readingPlanned');
  const search = told.findLast((event) => event.kind === 'tuningFinished');
  const tested = withPredictions === true ? record.evaluation?.test.count : undefined;
  const predictions = tested === undefined ? undefined : await readTestPredictions(paths, tested);
  return {
    kind: 'runRead',
    runFolder: paths.root,
    record,
    modelFolder: paths.model,
    // A model's folder is there whole or not at all.
    hasModel: existsSync(join(paths.model, manifestFile)),
    readShare: reading?.readShare ?? null,
    searchedTrials: search?.trials ?? null,
    ...(predictions && { predictions }),
  };
}
