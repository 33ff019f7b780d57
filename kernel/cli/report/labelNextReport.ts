/** The rows to label next as a page: each with its beginning and what the model hesitates between, then what to do with them. */
import type { KernelAnswer } from '../../../core/contract/kernelAnswer.ts';
import { cut } from '../screen/layout.ts';
import type { Page } from '../screen/page.ts';
import { newPage } from '../session.ts';
import type { CliSession } from '../session.ts';
import { copyChanges } from './copyChanges.ts';
import { quoted, shown } from './shownPath.ts';

type LabelNext = Extract<KernelAnswer, { kind: 'labelNext' }>;

/** `asked` is how many rows were wanted. */
export function labelNextReport(answer: LabelNext, asked: number, session: CliSession): Page {
  const { labelNext } = session.texts;
  const page = newPage(session)
    .heading(`✔ ${labelNext.heading(answer.rows.length)}`)
    .text(labelNext.chosenFrom(answer.unlabelled));
  for (const row of answer.rows) {
    page.blank().text(page.style.strong(`${labelNext.row(row.rowNumber)} · ${labelNext.hesitation(row)}`));
    page.row(`  ${cut(`“${row.text.replaceAll(/\s+/gu, ' ').trim()}”`, page.width - 4)}`);
  }
  if (answer.rows.length < Math.min(asked, answer.unlabelled)) page.blank().text(labelNext.othersAlike);
  if (answer.copy) copyPart(page, { ...answer, copy: answer.copy }, session);
  return page;
}

function copyPart(
  page: Page,
  { copy, labelled }: LabelNext & { readonly copy: NonNullable<LabelNext['copy']> },
  { texts, door, program }: CliSession,
): void {
  const { labelNext } = texts;
  page.heading(labelNext.copyAt).toCopy(copy.path);
  page.text(labelNext.fillIn(copy.fillColumn, copy.addedColumns[2]));
  if (copy.textColumn !== copy.learnedColumn)
    page.bullet(page.style.tone('yellow', labelNext.otherColumn(copy.textColumn, copy.learnedColumn)), '!');
  // Rows without a text were never meant to be labelled.
  for (const change of copyChanges({ ...copy, blankRows: 0 }, texts.answers)) page.bullet(change);
  const file = labelled > 0 ? shown(copy.path, door.workFolder) : labelNext.sheetWord;
  // The copy has a column of the model's guesses too: which is the right one is not left to another guess.
  const columns = labelled > 0 ? ` --text ${quoted(copy.textColumn)} --label ${quoted(copy.fillColumn)}` : '';
  page
    .heading(labelled > 0 ? labelNext.trainAgain : labelNext.joinAndTrain)
    .toCopy(`${program} train ${file}${columns}`);
}
