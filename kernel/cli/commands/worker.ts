/** `worker`: does the trainings of a control server until it is told to end. */
import { resolve } from 'node:path';
import { valueOf, wordOf } from '../commandCall.ts';
import type { RunCommand } from '../commandCall.ts';
import { exitCodes } from '../exitCodes.ts';
import { wholeNumber } from '../optionValues.ts';
import { serverPlaceOf } from '../serverPlace.ts';
import { toldToEnd } from '../toldToEnd.ts';
import { workHere } from '../workHere.ts';

export const worker: RunCommand = async (call, session) => {
  const server = await serverPlaceOf(call, 'server', session);
  const folder = wordOf(call, 'workerFolder');
  const { signal, forget } = toldToEnd(session.door);
  try {
    await workHere(session, {
      server,
      folder: folder === undefined ? undefined : resolve(session.door.workFolder, folder),
      threads: valueOf(call, 'threads', wholeNumber(1)),
      isOnce: wordOf(call, 'once') !== undefined,
      signal,
    });
  } finally {
    forget();
  }
  session.events.end({ kind: 'answered', answer: { kind: 'stopped', runFolder: null } });
  return exitCodes.fine;
};
