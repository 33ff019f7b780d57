/** Sends the model of a training to the server, with the page about it. */
import { AppError } from '../../core/contract/errors/appError.ts';
import type { JobRequestOf } from '../../core/contract/job.ts';
import { modelSheetFileName } from '../../core/contract/modelHub.ts';
import type { publishedSchema } from '../../core/contract/modelHub.ts';
import type * as z from 'zod';
import { filesBelow } from './filesBelow.ts';
import { JobFolder } from './jobFolder.ts';
import type { JobTools } from './jobTools.ts';
import { sendBundle } from './sendBundle.ts';

/** Fails with `model.not_found` where the model is not here any more, with the kernel's failure, or with what the server refuses. */
export async function publishJob(
  { run: jobId, modelId }: JobRequestOf<'publish'>,
  { run, folder, fetching }: JobTools,
): Promise<z.input<typeof publishedSchema>> {
  await folder.make();
  try {
    const trainedIn = new JobFolder(fetching.workerFolder, jobId);
    const trained = await trainedIn.keptAnswer();
    if (!trained) throw new AppError('model.not_found', { path: trainedIn.path });
    const { runFolder, modelFolder } = trained;
    const sheet = { path: folder.file(modelSheetFileName), name: modelSheetFileName };
    await run.ask({
      kind: 'sheet',
      runFolder,
      output: sheet.path,
      ifThere: 'replace',
      language: 'pt-BR',
    });
    const version = await sendBundle('model', [...(await filesBelow(modelFolder)), sheet], fetching);
    // A server gives what was published a number.
    if (version === null) throw new AppError('server.not_understood', { address: fetching.server.address });
    return { kind: 'published', modelId, version };
  } finally {
    await folder.remove();
  }
}
