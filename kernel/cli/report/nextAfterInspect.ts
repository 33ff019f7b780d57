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
  /** The file as a word of a command. */
  readonly file: string;
}

export function nextAfterInspect(
  page: Page,
  { doubted, train, file }: NextAfterInspect,
  { texts, program }: CliSession,
): void {
  page.heading(texts.result.nextHeading);
  if (doubted === undefined) {
    page.toCopy(train);
    return;
  }
  const { next }: DataTexts = texts.data;
  page.bullet(next.labelIsRight(doubted)).toCopy(`${train} --label ${quoted(doubted)}`);
  page.bullet(next.labelIsOther).toCopy(`${program} inspect ${file} --label "${next.nameWord}"`);
  page.bullet(next.toClassify).toCopy(`${program} predict ${next.modelWord} ${file}`);
}
