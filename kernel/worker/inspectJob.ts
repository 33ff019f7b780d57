/** Looks at the data of a job: what is in them and what is wrong with them, or some of their rows. */
import type { Inspection } from '../../core/contract/inspection.ts';
import type { JobRequestOf } from '../../core/contract/job.ts';
import { inspectionOf } from '../../core/dataset/inspectionOf.ts';
import type { JobTools } from './jobTools.ts';
import { localData } from './localData.ts';

/** Fails with the kernel's failure, and as `fetchData` does. */
export async function inspectJob(
  { data, ...asked }: JobRequestOf<'inspect'>,
  { claimed, run, fetching }: JobTools,
): Promise<Inspection> {
  const answer = await run.ask({ ...asked, data: await localData(data, claimed, fetching) });
  if (answer.kind !== 'inspected') throw new Error(`the kernel answered ${answer.kind}`);
  return inspectionOf(answer);
}
