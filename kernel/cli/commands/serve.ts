/** `serve`: runs the control server until Ctrl+C. */
import { resolve } from 'node:path';
import { AppError } from '../../../core/contract/errors/appError.ts';
import { ServerRefused, startServerProcess } from '../../../core/host/serverProcess.ts';
import type { ServerProcess } from '../../../core/host/serverProcess.ts';
import { wordOf } from '../commandCall.ts';
import type { RunCommand } from '../commandCall.ts';
import { exitCodes } from '../exitCodes.ts';
import { failurePart } from '../report/failurePart.ts';
import { newPage } from '../session.ts';
import type { CliSession } from '../session.ts';
import { openUserLog } from '../userLog.ts';

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
    throw error instanceof ServerRefused ? lastOf(error.errors, session) : error;
  });
  const end = untilInterrupted(session, server);
  const page = newPage(session, door.notes);
  page.text(texts.answers.serverAt).toCopy(server.address);
  page.text(texts.answers.serverTokenAt).toCopy(server.tokenFile);
  page.text(texts.answers.serverStops);
  door.notes.write(page.toString());
  await end;
  events.end({ kind: 'answered', answer: { kind: 'stopped', runFolder: null } });
  return exitCodes.fine;
};

/** Listens from the moment it is called. */
async function untilInterrupted({ door }: CliSession, server: ServerProcess): Promise<void> {
  const asked = new AbortController();
  const forget = door.onInterrupt(() => {
    asked.abort();
    void server.stop();
  });
  const exitCode = await server.ended;
  forget();
  if (!asked.signal.aborted) throw new AppError('server.stopped', { exitCode });
}

/** Tells all but the last, which the command line tells as it tells every failure. */
function lastOf(errors: readonly AppError[], session: CliSession): AppError {
  const { door, texts, isJson } = session;
  for (const error of isJson ? [] : errors.slice(0, -1)) {
    const page = newPage(session, door.notes);
    failurePart(page, error, {
      session,
      happened: (title) => page.text(page.style.tone('red', `✘ ${title}`)),
      todo: (fix) => page.text(`${texts.answers.whatToDo}: ${fix}`).blank(),
    });
    door.notes.write(page.toString());
  }
  return errors.at(-1) ?? new AppError('server.stopped', { exitCode: null });
}
