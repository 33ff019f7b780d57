/** A run without a result: what is the matter, what can be used already, and the command that goes on with it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '../screen/page.ts';
import { newPage } from '../session.ts';
import type { CliSession } from '../session.ts';
import { shown } from './shownPath.ts';

/** `said` holds where there is no model yet. */
export function unfinishedPage(
  session: CliSession,
  { said, folder }: { said: string; folder: string },
): Page {
  const { program, door, texts } = session;
  const { answers, result } = texts;
  const page = newPage(session);
  const run = shown(folder, door.workFolder);
  const command = (words: string) => page.toCopy(`${program} ${words}`);
  const model = join(folder, 'model');
  if (!hasModel(model)) {
    page.text(said);
    return command(`resume ${run}`);
  }
  page.text(answers.uncheckedModel);
  command(`resume ${run}`);
  page.heading(result.modelHeading).toCopy(model);
  page.blank().text(`${result.next.classify}:`);
  return command(`predict ${run} ${result.next.exampleFile}`);
}

/** A model's folder is there whole or not at all: this holds also where the kernel was killed before it could say so. */
function hasModel(folder: string): boolean {
  return existsSync(join(folder, 'model.json'));
}
