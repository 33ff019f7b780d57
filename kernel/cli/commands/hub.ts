/** `hub list|publish|download|withdraw`: the published models of a server. */
import type { RunCommand } from '../commandCall.ts';
import { downloadPublished } from '../hub/downloadPublished.ts';
import type { HubTask } from '../hub/hubTask.ts';
import { listPublished } from '../hub/listPublished.ts';
import { publishModel } from '../hub/publishModel.ts';
import { withdrawPublished } from '../hub/withdrawPublished.ts';
import { exitCodes } from '../exitCodes.ts';
import { oneOf } from '../optionValues.ts';
import { serverPlaceOf } from '../serverPlace.ts';

const tasks: Readonly<Record<string, HubTask>> = {
  list: listPublished,
  publish: publishModel,
  download: downloadPublished,
  withdraw: withdrawPublished,
};

export const hub: RunCommand = async (call, session) => {
  const [word = '', target = ''] = call.words;
  const task = tasks[oneOf(Object.keys(tasks))(word, 'hub', call.texts)];
  if (!task) throw new Error(`no task ${word}`);
  const server = await serverPlaceOf(call, 'server', session);
  const answer = await task({ call, session, server, target });
  session.events.end({ kind: 'answered', answer });
  return exitCodes.fine;
};
