/** What a run told while it worked, from its own log, for what run.json does not say. */
import { readFile } from 'node:fs/promises';
import { parseJson } from '../../core/contract/parseJson.ts';
import { kernelEventSchema } from '../../core/contract/runEvent.ts';
import type { RunEvent } from '../../core/contract/runEvent.ts';
import { systemCode } from '../../core/tables/files/systemCode.ts';
import type { RunPaths } from './runFolder.ts';

/** Events of these kinds in their order; a line that cannot be read (the last one, after a crash) says nothing. Undefined without a log. */
export async function readToldEvents<Kind extends RunEvent['kind']>(
  { events }: RunPaths,
  kinds: readonly Kind[],
): Promise<Extract<RunEvent, { kind: Kind }>[] | undefined> {
  let text: string;
  try {
    text = await readFile(events, 'utf8');
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
    return undefined;
  }
  const isOfKind = (event: RunEvent): event is Extract<RunEvent, { kind: Kind }> =>
    kinds.some((kind) => kind === event.kind);
  return text.split('\n').flatMap((line) => {
    // Cheap first: nearly every line of a long run is a step.
    if (!kinds.some((kind) => line.includes(kind))) return [];
    const { data } = kernelEventSchema.safeParse(parseJson(line));
    return data && isOfKind(data.event) ? [data.event] : [];
  });
}
