/** What can be done with a file that was inspected; where the categories are in doubt, a way for each thing they may be. */
import type { DataTexts } from '../../../core/text/areas/dataTexts.ts';
import type { Page } from '../screen/page.ts';
import type { CliSession } from '../session.ts';
import { quoted } from './shownPath.ts';

export interface NextAfterInspect {
  /** The column of the categories, where it is in doubt. */
  readonly doubted: string | undefined;
  /** The command that trains on the file as it was read. */
  readonly train: string;
  /** The command that inspects it again. */
  readonly inspect: string;
  /** The file as a word of a command. */
  readonly file: string;
  /** Numbers of the fixes that are offered and not saved yet. */
  readonly offered: number;
  /** Where fixes were saved, if they were: as a word of a command. */
  readonly saved: string | undefined;
}

export function nextAfterInspect(
  page: Page,
  { doubted, train, inspect, file, offered, saved }: NextAfterInspect,
  { texts, program }: CliSession,
): void {
  const { next: mending, recipeSaved } = texts.findings;
  if (saved !== undefined) page.heading(recipeSaved).toCopy(saved);
  page.heading(texts.result.nextHeading);
  if (offered > 0) page.bullet(mending.mend).toCopy(`${inspect} --fix 1 --out ${mending.recipeFile}`);
  if (doubted === undefined) {
    if (offered > 0 || saved !== undefined)
      page.bullet(saved === undefined ? mending.train : mending.trainWithRecipe);
    page.toCopy(train);
    return;
  }
  const { next }: DataTexts = texts.data;
  page.bullet(next.labelIsRight(doubted)).toCopy(`${train} --label ${quoted(doubted)}`);
  page.bullet(next.labelIsOther).toCopy(`${program} inspect ${file} --label "${next.nameWord}"`);
  page.bullet(next.toClassify).toCopy(`${program} predict ${next.modelWord} ${file}`);
}
