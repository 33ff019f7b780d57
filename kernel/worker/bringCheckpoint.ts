/** Lays down the checkpoint that the server keeps of a training, where another computer was further with it than this one. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isOneOf } from '../../core/contract/errors/appError.ts';
import type { ErrorCode } from '../../core/contract/errors/appError.ts';
import type { RunConfig } from '../../core/contract/runConfig.ts';
import { runRecordSchema } from '../../core/contract/runRecord.ts';
import { downloadFolder } from '../../core/host/downloadFolder.ts';
import { writeFailure } from '../../core/tables/files/fileFailure.ts';
import { renamePatiently } from '../../core/tables/files/renamePatiently.ts';
import type { JobTools } from './jobTools.ts';

/** Beginning anew gives the same model. */
const unusable: readonly ErrorCode[] = ['worker.data_damaged', 'job.file_not_found', 'blob.not_found'];

/** `config`: of the job, with files of this computer. Fails as `downloadFolder` does. */
export async function bringCheckpoint(tools: JobTools, config: RunConfig): Promise<void> {
  const { claimed, folder, log } = tools;
  const { checkpoint, token } = claimed;
  if (!checkpoint || (await hasNewer(tools))) return;
  const arriving = folder.file(`checkpoint-${token}`);
  try {
    await download(tools, arriving);
    await pointTo(join(arriving, 'run.json'), config);
    await renamePatiently(arriving, folder.newRun(token));
  } catch (error) {
    if (!isOneOf(error, unusable)) throw writeFailure(error, arriving);
    log(`the checkpoint of another computer cannot be used: ${error.message}`);
  } finally {
    await rm(arriving, { recursive: true, force: true });
  }
}

/** What was sent from this folder is here, and at least as new. */
async function hasNewer({ claimed: { checkpoint }, folder, folderId }: JobTools): Promise<boolean> {
  if (await folder.keptAnswer()) return true;
  const own = await folder.lastRunToken();
  return own !== undefined && (checkpoint?.folderId === folderId || own >= (checkpoint?.token ?? 0));
}

async function download({ claimed, fetching, log }: JobTools, target: string): Promise<void> {
  const { job, token, checkpoint } = claimed;
  log('fetches the checkpoint of another computer');
  const at = `/api/v1/worker/jobs/${encodeURIComponent(job.id)}/checkpoint?token=${token}&name=`;
  await downloadFolder({
    server: fetching.server,
    signal: fetching.signal,
    ...(fetching.onAway && { onAway: fetching.onAway }),
    files: checkpoint?.files ?? [],
    pathOf: (name) => `${at}${encodeURIComponent(name)}`,
    target,
  });
}

/** The run's record names the data, and what divides them, where they lay on the other computer. */
async function pointTo(recordFile: string, { data, splitFrom }: RunConfig): Promise<void> {
  const record = runRecordSchema.parse(JSON.parse(await readFile(recordFile, 'utf8')));
  const config = {
    ...record.config,
    data: { ...record.config.data, path: data.path },
    ...(splitFrom !== undefined && { splitFrom }),
  };
  await writeFile(recordFile, `${JSON.stringify({ ...record, config }, null, 2)}\n`, { mode: 0o600 });
}
