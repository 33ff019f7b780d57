/** `serve`: runs the control server until Ctrl+C, with a worker beside it where one is asked for. */
import { resolve } from 'node:path';
import { AppError } from '../../../core/contract/errors/appError.ts';
import { readToken } from '../../../core/host/localServer.ts';
import { ServerRefused, startServerProcess } from '../../../core/host/serverProcess.ts';
import type { ServerProcess } from '../../../core/host/serverProcess.ts';
import { wordOf } from '../commandCall.ts';
import type { RunCommand } from '../commandCall.ts';
import { exitCodes } from '../exitCodes.ts';
import { lastRefusal } from '../lastRefusal.ts';
import { newPage } from '../session.ts';
import { toldToEnd } from '../toldToEnd.ts';
import { openUserLog } from '../userLog.ts';
import { workHere } from '../workHere.ts';

export const serve: RunCommand = async (call, session) => {
  const { door, texts, events } = session;
  const config = wordOf(call, 'config');
  const log = openUserLog(door);
  const start = startServerProcess({
    env: door.environment,
    ...(config !== undefined && { config: resolve(door.workFolder, config) }),
    onLog: (line) => {
      log.write(line);
    },
  });
  const server = await start.catch((error: unknown) => {
    throw error instanceof ServerRefused ? lastRefusal(error.errors, session) : error;
  });
  const told = toldToEnd(door);
  const page = newPage(session, door.notes);
  page.text(texts.answers.serverAt).toCopy(server.publicAddress ?? server.address);
  if (server.publicAddress === null) page.text(texts.answers.serverTokenAt).toCopy(server.tokenFile);
  else page.text(texts.answers.serverBehindProxy).toCopy(server.address);
  page.text(texts.answers.serverStops);
  door.notes.write(page.toString());
  try {
    await untilTold(server, told.signal, wordOf(call, 'withWorker') === undefined ? undefined : work);
  } finally {
    told.forget();
    await server.stop();
  }
  events.end({ kind: 'answered', answer: { kind: 'stopped', runFolder: null } });
  return exitCodes.fine;

  async function work(signal: AbortSignal): Promise<void> {
    if (server.publicAddress !== null) throw new AppError('worker.registration_needed', {});
    const token = await readToken(server.tokenFile);
    await workHere(session, { server: { address: server.address, token }, isOnce: false, signal });
  }
};

/** Ends with its worker before the server ends, so that a job that is given back is heard of. */
async function untilTold(
  server: ServerProcess,
  told: AbortSignal,
  work: (signal: AbortSignal) => Promise<void> = aborted,
): Promise<void> {
  const ending = new AbortController();
  const end = () => {
    ending.abort();
  };
  told.addEventListener('abort', end, { once: true });
  if (told.aborted) end();
  void server.ended.then(end);
  await work(ending.signal);
  if (!told.aborted) throw new AppError('server.stopped', { exitCode: await server.ended });
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      resolve();
    };
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
  });
}
