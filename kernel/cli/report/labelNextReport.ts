/** The rows to label next as a page: each with its beginning and what the model hesitates between, then what to do with them. */
import { basename } from 'node:path';
import type { KernelAnswer } from '../../../core/contract/kernelAnswer.ts';
import { cut } from '../screen/layout.ts';
import type { Page } from '../screen/page.ts';
import { newPage } from '../session.ts';
import type { ModelRun } from '../runOfModel.ts';
import type { CliSession } from '../session.ts';
import { copyChanges } from '../../../core/text/copyChanges.ts';
import { quoted, shown } from './shownPath.ts';

type LabelNext = Extract<KernelAnswer, { kind: 'labelNext' }>;

export interface LabelNextHow {
  /** How many rows were wanted. */
  readonly asked: number;
  /** The spreadsheet that was asked about. */
  readonly path: string;
  /** Where the model comes from, if that is known. */
  readonly run: ModelRun | undefined;
}

export function labelNextReport(answer: LabelNext, how: LabelNextHow, session: CliSession): Page {
  const { labelNext } = session.texts;
  const page = newPage(session)
    .heading(`✔ ${labelNext.heading(answer.rows.length)}`)
    .text(labelNext.chosenFrom(answer.unlabelled));
  for (const row of answer.rows) {
    page.blank().text(page.style.strong(`${labelNext.row(row.rowNumber)} · ${labelNext.hesitation(row)}`));
    page.row(`  ${cut(`“${row.text.replaceAll(/\s+/gu, ' ').trim()}”`, page.width - 4)}`);
  }
  if (answer.rows.length < Math.min(how.asked, answer.unlabelled)) page.blank().text(labelNext.othersAlike);
  if (answer.copy) copyPart(page, { copy: answer.copy, how }, session);
  return page;
}

function copyPart(page: Page, { copy, how }: Filled, session: CliSession): void {
  const { labelNext, answers } = session.texts;
  page.heading(labelNext.copyAt).toCopy(copy.path);
  page.text(labelNext.fillIn(copy.fillColumn, copy.addedColumns[2]));
  if (copy.textColumn !== copy.learnedColumn)
    page.bullet(page.style.tone('yellow', labelNext.otherColumn(copy.textColumn, copy.learnedColumn)), '!');
  // Rows without a text were never meant to be labelled.
  for (const change of copyChanges({ ...copy, blankRows: 0 }, answers)) page.bullet(change);
  trainPart(page, { copy, how }, session);
}

interface Filled {
  readonly copy: NonNullable<LabelNext['copy']>;
  readonly how: LabelNextHow;
}

/** The copy alone has the examples that the model learned from only where it is a copy of their spreadsheet. */
function trainPart(page: Page, { copy, how }: Filled, { texts, door, program }: CliSession): void {
  const { labelNext } = texts;
  const { run, path } = how;
  const { workFolder } = door;
  const splitOf = run ? ` --split-of ${shown(run.folder, workFolder)}` : '';
  if (run?.record.config.data.path === path) {
    // The copy has a column of the model's guesses too: which is the right one is not left to another guess.
    const columns = ` --text ${quoted(copy.textColumn)} --label ${quoted(copy.fillColumn)}`;
    page
      .heading(labelNext.trainAgain)
      .toCopy(`${program} train ${shown(copy.path, workFolder)}${columns}${splitOf}`);
    return;
  }
  const learned = run?.record.config.data;
  page
    .heading(labelNext.joinAndTrain)
    .text(labelNext.join(learned ? basename(learned.path) : undefined))
    .toCopy(
      `${program} train ${learned ? shown(learned.path, workFolder) : labelNext.sheetWord}${columnsOf(run)}${splitOf}`,
    );
}

/** As the run was told to read it. */
function columnsOf(run: ModelRun | undefined): string {
  const { textColumn, labelColumn, table } = run?.record.config.data ?? {};
  return [
    ['--text', textColumn],
    ['--label', labelColumn],
    ['--sheet', table?.sheet],
    ['--header', table?.headerRow],
  ]
    .flatMap(([flag, value]) => (value === undefined ? [] : [` ${String(flag)} ${quoted(String(value))}`]))
    .join('');
}
