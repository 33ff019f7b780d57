/** `worker`: does the jobs of a control server until it is told to end, or one of them. */
import { join, resolve } from 'node:path';
import { userStateFolder } from '../../../core/host/userStateFolder.ts';
import type { WorkerEnd } from '../../worker/runWorker.ts';
import { valueOf, wordOf } from '../commandCall.ts';
import type { RunCommand } from '../commandCall.ts';
import { exitCodes } from '../exitCodes.ts';
import { wholeBetween, wholeNumber } from '../optionValues.ts';
import { toldToEnd } from '../toldToEnd.ts';
import { UsageError } from '../usageError.ts';
import { workerPlaceOf } from '../workerPlace.ts';
import { workHere } from '../workHere.ts';

export const worker: RunCommand = async (call, session) => {
  const { door } = session;
  const named = wordOf(call, 'workerFolder');
  const folder =
    named === undefined ? join(userStateFolder(door), 'worker') : resolve(door.workFolder, named);
  const isOnce = wordOf(call, 'once') !== undefined;
  const seconds = valueOf(call, 'wait', wholeBetween(0, mostSeconds));
  if (seconds !== undefined && !isOnce) throw new UsageError(call.texts.usage.waitNeedsOnce);
  const threads = valueOf(call, 'threads', wholeNumber(1));
  const { signal, forget } = toldToEnd(door);
  let end: WorkerEnd;
  try {
    const server = await workerPlaceOf(call, { folder, signal }, session);
    const waitMs = seconds === undefined ? undefined : 1000 * seconds;
    end = await workHere(session, { server, folder, threads, isOnce, waitMs, signal });
  } finally {
    forget();
  }
  if (end === 'idle' && !session.isJson) {
    door.notes.write(`${session.texts.answers.worker.idle(seconds ?? 0)}\n`);
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
