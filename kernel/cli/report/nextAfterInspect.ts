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
  /** The command that makes a fix and keeps it; undefined where there is none to make. */
  readonly mend: string | undefined;
  /** `keep`: fixes were made and not kept. */
  readonly mending: 'mend' | 'keep';
  /** The file as a word of a command. */
  readonly file: string;
  /** Fixes are kept in a file, or will be by `mend`, and `train` takes it. */
  readonly hasRecipe: boolean;
}

export function nextAfterInspect(
  page: Page,
  { doubted, train, mend, mending, file, hasRecipe }: NextAfterInspect,
  { texts, program }: CliSession,
): void {
  const { next: toMend } = texts.findings;
  page.heading(texts.result.nextHeading);
  if (mend !== undefined) page.bullet(toMend[mending]).toCopy(mend);
  if (doubted === undefined) {
    if (mend !== undefined || hasRecipe) page.bullet(hasRecipe ? toMend.trainWithRecipe : toMend.train);
    page.toCopy(train);
    return;
  }
  const { next }: DataTexts = texts.data;
  page.bullet(next.labelIsRight(doubted)).toCopy(`${train} --label ${quoted(doubted)}`);
  page.bullet(next.labelIsOther).toCopy(`${program} inspect ${file} --label "${next.nameWord}"`);
  page.bullet(next.toClassify).toCopy(`${program} predict ${next.modelWord} ${file}`);
}
