/** How many rounds of fine-tuning a run finished, from its own log: run.json does not say. */
import { readToldEvents } from './readToldEvents.ts';
import type { RunPaths } from './runFolder.ts';

/** A round done again after a stop or a retreat counts once. Undefined without a log. */
export async function finishedRounds(paths: RunPaths): Promise<number | undefined> {
  const told = await readToldEvents(paths, ['epochFinished']);
  return told?.reduce((rounds, { epoch }) => Math.max(rounds, epoch), 0);
}
