/** Every kind of model from one spreadsheet, each delivered, whichever a run would choose: what is true of each can be shown. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { runConfigSchema } from '../../core/contract/runConfig.ts';
import type { Stage } from '../../core/contract/runConfig.ts';
import { newRecord } from '../requests/train.ts';
import { RunDiary } from '../run/runDiary.ts';
import { runPaths } from '../run/runFolder.ts';
import { baselineStage } from '../stages/baselineStage.ts';
import type { Candidate } from '../stages/candidate.ts';
import { deliver } from '../stages/deliver.ts';
import { deliveryFacts } from '../stages/deliveryFacts.ts';
import { encoderStages } from '../stages/encoderStages.ts';
import { linearSettings, prepareRun } from '../stages/prepareRun.ts';
import { quietContext } from './quietContext.ts';

export interface DeliveredStage {
  readonly stage: Stage;
  readonly folder: string;
}

export interface DeliveredStages {
  readonly models: readonly DeliveredStage[];
  /** Texts that no model saw. */
  readonly testTexts: readonly string[];
}

/** `config` as a request would give it, with the stages beside the baseline; everything is written below `folder`. */
export async function deliverStages(config: unknown, folder: string): Promise<DeliveredStages> {
  const parsed = runConfigSchema.parse(config);
  const paths = runPaths(join(folder, 'run'));
  await mkdir(paths.root, { recursive: true });
  const diary = await RunDiary.open(paths, await newRecord(parsed));
  const context = quietContext();
  const run = await prepareRun(diary, context);
  const models: DeliveredStage[] = [];
  const add = async (candidate: Candidate) => {
    const model = join(folder, candidate.stage);
    const facts = deliveryFacts(run, diary.record);
    await deliver({ folder: model, candidate, validation: run.data.validation, facts });
    models.push({ stage: candidate.stage, folder: model });
  };
  await add(await baselineStage(run.data, linearSettings(run), context));
  const wanted = parsed.stages ?? [];
  if (wanted.some((stage) => stage !== 'baseline'))
    for await (const { candidate } of encoderStages(run, { wanted, diary }, context)) await add(candidate);
  return { models, testTexts: run.data.test.texts };
}
