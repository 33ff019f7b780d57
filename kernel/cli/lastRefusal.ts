/** Why a server did not do what it was started for. */
import { AppError } from '../../core/contract/errors/appError.ts';
import { failurePart } from './report/failurePart.ts';
import { newPage } from './session.ts';
import type { CliSession } from './session.ts';

/** Tells all but the last, which the command line tells as it tells every failure. */
export function lastRefusal(errors: readonly AppError[], session: CliSession): AppError {
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
