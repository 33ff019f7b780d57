/** How many rounds of fine-tuning a run finished, from its own log: run.json does not say. */
import { readFile } from 'node:fs/promises';
import { kernelEventSchema } from '../../core/contract/runEvent.ts';
import { systemCode } from '../../core/tables/files/systemCode.ts';
import { parseJson } from '../../core/contract/parseJson.ts';
import type { RunPaths } from './runFolder.ts';

/** A round done again after a stop or a retreat counts once. Undefined without a log. */
export async function finishedRounds({ events }: RunPaths): Promise<number | undefined> {
  let text: string;
  try {
    text = await readFile(events, 'utf8');
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
    return undefined;
  }
  let rounds = 0;
  for (const line of text.split('\n')) {
    // Cheap first: nearly every line of a long run is a step.
    if (!line.includes('epochFinished')) continue;
    const { data } = kernelEventSchema.safeParse(parseJson(line));
    if (data?.event.kind === 'epochFinished') rounds = Math.max(rounds, data.event.epoch);
  }
  return rounds;
}
