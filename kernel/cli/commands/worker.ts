/** `worker`: does the trainings of a control server until it is told to end, or one of them. */
import { resolve } from 'node:path';
import type { WorkerEnd } from '../../worker/runWorker.ts';
import { valueOf, wordOf } from '../commandCall.ts';
import type { RunCommand } from '../commandCall.ts';
import { exitCodes } from '../exitCodes.ts';
import { wholeBetween } from '../optionValues.ts';
import { serverPlaceOf } from '../serverPlace.ts';
import { toldToEnd } from '../toldToEnd.ts';
import { UsageError } from '../usageError.ts';
import { workHere } from '../workHere.ts';

export const worker: RunCommand = async (call, session) => {
  const server = await serverPlaceOf(call, 'server', session);
  const folder = wordOf(call, 'workerFolder');
  const isOnce = wordOf(call, 'once') !== undefined;
  const seconds = valueOf(call, 'wait', wholeBetween(0, mostSeconds));
  if (seconds !== undefined && !isOnce) throw new UsageError(call.texts.usage.waitNeedsOnce);
  const { signal, forget } = toldToEnd(session.door);
  let end: WorkerEnd;
  try {
    end = await workHere(session, {
      server,
      folder: folder === undefined ? undefined : resolve(session.door.workFolder, folder),
      isOnce,
      waitMs: seconds === undefined ? undefined : 1000 * seconds,
      signal,
    });
  } finally {
    forget();
  }
  if (end === 'idle' && !session.isJson) {
    session.door.notes.write(`${session.texts.answers.worker.idle(seconds ?? 0)}\n`);
  }
  session.events.end({ kind: 'answered', answer: { kind: 'stopped', runFolder: null } });
  return codes[end];
};

/** A day. */
const mostSeconds = 86_400;

/** What became of the job is told to the server; here it counts only that somebody knows of it. */
const codes: Readonly<Record<WorkerEnd, number>> = {
  done: exitCodes.fine,
  idle: exitCodes.idle,
  untold: exitCodes.environment,
};
