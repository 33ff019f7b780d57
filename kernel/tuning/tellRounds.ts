/** The rounds of the trial that was kept, told as those of the run: they were silent while it was one of many. */
import { CheckpointFolder } from '../checkpoint.ts';
import type { RequestContext } from '../requestContext.ts';
import type { TuningPlace } from '../stages/fineTuneTask.ts';
import { isBetterRound } from '../trainingProgress.ts';
import type { EpochRecord } from '../trainingProgress.ts';

export async function tellRounds(
  { checkpointFolder, parameters: { epochs } }: TuningPlace,
  { emit }: RequestContext,
): Promise<void> {
  const last = await new CheckpointFolder(checkpointFolder).loadLast();
  let best: EpochRecord | undefined;
  for (const record of last?.progress.history ?? []) {
    const isBest = isBetterRound(record, best);
    if (isBest) best = record;
    emit({ kind: 'epochFinished', ...record, epoch: record.epoch + 1, epochs, isBest });
  }
}
