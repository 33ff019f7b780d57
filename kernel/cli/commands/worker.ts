/** `worker`: does the trainings of a control server until it is told to end. */
import { join, resolve } from 'node:path';
import { userStateFolder } from '../../../core/host/userStateFolder.ts';
import { wordOf } from '../commandCall.ts';
import type { RunCommand } from '../commandCall.ts';
import { exitCodes } from '../exitCodes.ts';
import { toldToEnd } from '../toldToEnd.ts';
import { workerPlaceOf } from '../workerPlace.ts';
import { workHere } from '../workHere.ts';

export const worker: RunCommand = async (call, session) => {
  const { door } = session;
  const named = wordOf(call, 'workerFolder');
  const folder =
    named === undefined ? join(userStateFolder(door), 'worker') : resolve(door.workFolder, named);
  const { signal, forget } = toldToEnd(door);
  try {
    const server = await workerPlaceOf(call, { folder, signal }, session);
    await workHere(session, { server, folder, isOnce: wordOf(call, 'once') !== undefined, signal });
  } finally {
    forget();
  }
  session.events.end({ kind: 'answered', answer: { kind: 'stopped', runFolder: null } });
  return exitCodes.fine;
};
