/** Whether an event says that a run went on: a step or a phase moved. Samples of the device come from a stuck one too. */
import * as z from 'zod';
import { parseJson } from '../../core/contract/parseJson.ts';
import type { RunEvent } from '../../core/contract/runEvent.ts';

const moving: ReadonlySet<string> = new Set<RunEvent['kind']>([
  'phaseStarted',
  'progressed',
  'stepFinished',
  'epochFinished',
  'trialScored',
  'stageFinished',
  'continued',
]);

/** An event alone, or in the line in which a kernel sent it. */
const bodySchema = z.union([
  z.object({ kind: z.string() }),
  z.object({ event: z.object({ kind: z.string() }) }).transform(({ event }) => event),
]);

/** `body`: JSON, as its worker sent it. */
export function movesRound(body: string): boolean {
  const { success, data } = bodySchema.safeParse(parseJson(body));
  return success && moving.has(data.kind);
}
