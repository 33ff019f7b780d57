/**
 * Past time estimates of a computer beside what the work took: `estimates.json` in the host's folder for state. Numbers
 * alone, no text, no name, no path; without the file, or with a damaged or older one, estimates begin to learn anew.
 */
import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { keptEstimateSchema } from '../../core/contract/timeEstimates.ts';
import type { KeptEstimate } from '../../core/contract/timeEstimates.ts';
import { systemCode } from '../../core/tables/files/systemCode.ts';
import { describeFailure } from '../describeFailure.ts';
import { parseJson } from '../../core/contract/parseJson.ts';
import { replaceFile } from '../files/replaceFile.ts';
import type { RequestContext } from '../requestContext.ts';

const fileName = 'estimates.json';
/** Of all kinds together; what is older is dropped. */
const mostKept = 200;

/** What earlier formats hold was computed otherwise: nothing can be learnt from it. */
const format = 2;
const fileSchema = z.object({ format: z.literal(format), estimates: z.array(keptEstimateSchema) });

type FileContext = Pick<RequestContext, 'environment' | 'log'>;

/** Oldest first. None where the host named no folder, or nothing readable lies there. */
export async function readPastEstimates({ environment, log }: FileContext): Promise<KeptEstimate[]> {
  const path = pathIn(environment);
  if (path === undefined) return [];
  try {
    const parsed = fileSchema.safeParse(parseJson(await readFile(path, 'utf8')));
    if (!parsed.success) log('the past time estimates cannot be read: they begin anew');
    return parsed.data?.estimates ?? [];
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    if (systemCode(error) !== 'ENOENT') log(`no past time estimates: ${describeFailure(error)}`);
    return [];
  }
}

/**
 * Adds to the end. A folder that cannot be written to is no reason to fail a run that is over; of two runs that end in
 * the same moment one may be forgotten.
 */
export async function addPastEstimates(added: readonly KeptEstimate[], context: FileContext): Promise<void> {
  const path = pathIn(context.environment);
  if (path === undefined || added.length === 0) return;
  const estimates = [...(await readPastEstimates(context)), ...added].slice(-mostKept);
  try {
    await mkdir(dirname(path), { recursive: true });
    await replaceFile(path, [Buffer.from(`${JSON.stringify({ format, estimates })}\n`)]);
  } catch (error) {
    context.log(`the time estimates of this run are not remembered: ${describeFailure(error)}`);
  }
}

/** BERT_TRAINING_STATE is the host's word: a host that remembers nothing names no folder. */
function pathIn(environment: RequestContext['environment']): string | undefined {
  const folder = environment['BERT_TRAINING_STATE'];
  return folder ? join(folder, fileName) : undefined;
}
