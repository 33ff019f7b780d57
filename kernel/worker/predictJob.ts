/** Categories for texts, or for every row of a data set: its spreadsheet comes back with three columns more. */
import { basename } from 'node:path';
import { AppError } from '../../core/contract/errors/appError.ts';
import type { JobRequestOf } from '../../core/contract/job.ts';
import type { KernelAnswer } from '../../core/contract/kernelAnswer.ts';
import type { PredictInput } from '../../core/contract/kernelRequest.ts';
import { defaultLimits } from '../../core/contract/limits.ts';
import { siblingFile } from '../../core/host/freePath.ts';
import { textsOf } from '../../core/text/textsOf.ts';
import { fetchData } from './fetchData.ts';
import type { JobTools } from './jobTools.ts';
import { modelOf } from './modelOf.ts';
import { sendBundle } from './sendBundle.ts';

/** Fails with the kernel's failure, or with what the server refuses. */
export async function predictJob(request: JobRequestOf<'predict'>, tools: JobTools): Promise<KernelAnswer> {
  const { run, fetching, folder, threads } = tools;
  await folder.make();
  try {
    const answer = await run.ask({
      kind: 'predict',
      model: await modelOf(tools),
      input: await inputOf(request, tools),
      limits: defaultLimits,
      ...(request.agreement !== undefined && { agreement: request.agreement }),
      ...(threads !== undefined && { threads }),
    });
    if (answer.kind !== 'predicted' || !answer.copy) return answer;
    const { copy } = answer;
    const name = basename(copy.path);
    await sendBundle('result', [{ path: copy.path, name }], fetching);
    // Where it lay on this computer tells nobody anything.
    return { ...answer, copy: { ...copy, path: name } };
  } finally {
    await folder.remove();
  }
}

async function inputOf(
  { input }: JobRequestOf<'predict'>,
  { claimed: { dataFile }, fetching, folder }: JobTools,
): Promise<PredictInput> {
  if (input.kind === 'texts') return input;
  // A server says where the data are that a request names.
  if (!dataFile) throw new AppError('server.not_understood', { address: fetching.server.address });
  const { table, textColumn, language } = input;
  const suffix = textsOf[language].answers.classifiedSuffix;
  return {
    kind: 'file',
    path: await fetchData(dataFile, fetching),
    output: siblingFile(folder.file(dataFile.fileName), suffix),
    ifThere: 'number',
    table,
    language,
    ...(textColumn !== undefined && { textColumn }),
  };
}
