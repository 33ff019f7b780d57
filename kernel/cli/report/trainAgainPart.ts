/** What to do once the spreadsheet was changed: train again, where it can be with the check of the earlier run, and compare. */
import type { Studied } from '../dataOrRun.ts';
import type { Page } from '../screen/page.ts';
import type { CliSession } from '../session.ts';
import { trainAgainCommand } from './dataCommand.ts';
import { shown } from './shownPath.ts';

export function trainAgainPart(
  page: Page,
  { asked, runFolder, recipeFrom }: Studied,
  session: CliSession,
): Page {
  const { next } = session.texts.result;
  const command = trainAgainCommand(asked, { earlier: runFolder, recipeFrom }, session);
  if (runFolder === undefined) return page.bullet(`${next.trainAgain}:`).toCopy(command);
  const run = shown(runFolder, session.door.workFolder);
  return page
    .bullet(`${next.trainComparably}:`)
    .toCopy(command)
    .bullet(`${next.compare}:`)
    .toCopy(`${session.program} compare ${run} ${next.newRun}`);
}
