/** A failure on a page: what happened, where, what to do, and the command that does it. */
import type { AppError } from '../../../core/contract/errors/appError.ts';
import { messageOf } from '../../../core/text/messageOf.ts';
import type { Page } from '../screen/page.ts';
import type { CliSession } from '../session.ts';
import { quoted } from './shownPath.ts';

export interface FailureWords {
  /** Puts the title on the page, in the page's own way. */
  readonly happened: (title: string) => void;
  readonly todo: (fix: string) => void;
}

export function failurePart(
  page: Page,
  error: AppError,
  words: FailureWords & { session: CliSession },
): void {
  const { language, program } = words.session;
  const { title, fix, command } = messageOf(error, language);
  words.happened(title);
  // The sentence has the name only: a long path would be folded, and could not be copied.
  if ('path' in error.params) page.toCopy(error.params.path);
  words.todo(fix);
  if (command) page.toCopy([program, ...command.map(quoted)].join(' '));
}
