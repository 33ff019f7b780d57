/** What a job ended with, also where that is so large that it lies in a file of the job. */
import { resultInFileSchema } from '../contract/bundle.ts';
import type { Job } from '../contract/job.ts';
import { parseJson } from '../contract/parseJson.ts';
import { streamFromServer } from './askServer.ts';
import type { ServerPlace } from './askServer.ts';
import { untilAnswered } from './untilAnswered.ts';
import type { Patience } from './untilAnswered.ts';

/** Fails with what the server refuses. */
export async function jobResult(
  server: ServerPlace,
  { id, result }: Pick<Job, 'id' | 'result'>,
  patience: Patience,
): Promise<unknown> {
  const { success, data } = resultInFileSchema.safeParse(result);
  if (!success) return result;
  const path = `/api/v1/jobs/${encodeURIComponent(id)}/file?name=${data.name}`;
  return await untilAnswered(async (signal) => {
    const pieces: Uint8Array[] = [];
    for await (const piece of streamFromServer(server, { path, from: 0, signal })) pieces.push(piece);
    return parseJson(Buffer.concat(pieces).toString('utf8'));
  }, patience);
}
