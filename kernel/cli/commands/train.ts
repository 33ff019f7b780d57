/** `train FILE`: from a spreadsheet to a model and what it is worth. */
import { resolve } from 'node:path';
import type { RunCommand } from '../commandCall.ts';
import { wordOf } from '../commandCall.ts';
import { freeRunFolder } from '../../../core/host/freePath.ts';
import { runTraining } from '../runTraining.ts';
import { serverPlaceOf } from '../serverPlace.ts';
import { trainConfigOf } from '../trainConfig.ts';
import { trainThroughServer } from '../trainThroughServer.ts';
import { UsageError } from '../usageError.ts';

export const train: RunCommand = async (call, session) => {
  const [file = ''] = call.words;
  const { door } = session;
  const out = wordOf(call, 'runOut');
  if (wordOf(call, 'throughServer') !== undefined) {
    if (out !== undefined) throw new UsageError(call.texts.usage.outThroughServer);
    const server = await serverPlaceOf(call, 'throughServer', session);
    return trainThroughServer(session, server, await trainConfigOf(call, file, session));
  }
  const runFolder =
    out === undefined
      ? freeRunFolder(door.workFolder, file, { today: door.now() })
      : resolve(door.workFolder, out);
  return runTraining(session, { kind: 'train', config: await trainConfigOf(call, file, session), runFolder });
};
