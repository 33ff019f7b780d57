/** The run that a model came from, where its folder still lies in the run's: what it learned from, and with which texts it was checked. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { RunRecord } from '../../core/contract/runRecord.ts';
import { readRun } from './readRun.ts';
import type { CliSession } from './session.ts';

export interface ModelRun {
  readonly folder: string;
  readonly record: RunRecord;
}

/** `model` is a run's folder or the model's in it. Fails as `readRun` does. */
export async function runOfModel(session: CliSession, model: string): Promise<ModelRun | undefined> {
  const folder = [model, dirname(model)].find((candidate) => existsSync(join(candidate, 'run.json')));
  if (folder === undefined) return undefined;
  return { folder, record: (await readRun(session, folder)).record };
}
