/** What happened and what to do (product design 6.2); the technical side only when asked for. */
import { toWire } from '../../core/contract/errors/wireError.ts';
import { asAppError } from '../../core/host/asAppError.ts';
import { exitCodeOf, exitCodes } from './exitCodes.ts';
import { Interrupted } from './interrupted.ts';
import { failurePart } from './report/failurePart.ts';
import { newPage } from './session.ts';
import type { CliSession } from './session.ts';
import { openUserLog } from './userLog.ts';

/** Writes to the notes, so that a redirected result stays clean, and gives the exit code. */
export function tellFailure(failure: unknown, session: CliSession): number {
  if (failure instanceof Interrupted) {
    session.events.end({ kind: 'answered', answer: { kind: 'stopped', runFolder: null } });
    return exitCodes.interrupted;
  }
  const { door, texts, showsDetails } = session;
  const { answers } = texts;
  const log = openUserLog(door);
  const error = asAppError(failure, (line) => {
    log.write(`${new Date().toISOString()} command line failed, ${line}`);
  });
  session.events.end({ kind: 'failed', error: toWire(error, '') });
  const page = newPage(session, door.notes);
  failurePart(page, error, {
    session,
    happened: (title) => page.text(page.style.tone('red', `✘ ${title}`)),
    todo: (fix) => page.blank().text(`${answers.whatToDo}: ${fix}`),
  });
  if (showsDetails) page.heading(answers.technical).toCopy(`${error.code} ${JSON.stringify(error.params)}`);
  if (showsDetails || exitCodeOf(error) === 1) page.text(answers.logAt).toCopy(log.path);
  door.notes.write(page.toString());
  return exitCodeOf(error);
}
