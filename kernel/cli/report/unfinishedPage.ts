/** A run without a result: what is the matter, and the command that goes on with it. */
import type { Page } from '../screen/page.ts';
import { newPage } from '../session.ts';
import type { CliSession } from '../session.ts';
import { shown } from './shownPath.ts';

export function unfinishedPage(
  session: CliSession,
  { said, folder }: { said: string; folder: string },
): Page {
  const page = newPage(session).text(said);
  return page.row(
    `  ${page.style.strong(`${session.program} resume ${shown(folder, session.door.workFolder)}`)}`,
  );
}
