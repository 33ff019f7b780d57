/** Asks what the reader could not know: which sheet, where the names are, what separates, how letters are written. */
import * as vscode from 'vscode';
import type { AppError } from '../../core/contract/errors/appError.ts';
import { separators, textEncodings } from '../../core/contract/table.ts';
import type { TableHead, TableOptions } from '../../core/contract/table.ts';
import { messageInWorkbench } from '../../core/text/messageInWorkbench.ts';
import type { Services, Voice } from '../services.ts';
import { inNotice } from '../shownText.ts';
import { pickValue } from './pickOne.ts';
import { pickSheet } from './pickSheet.ts';

/** The option that answers the question; undefined where the person turned away. */
export async function answerQuestion(
  services: Services,
  question: AppError<'dataset.reading_unclear'>,
  sheets: TableHead['sheets'],
): Promise<TableOptions | undefined> {
  const voice = await services.voice();
  const { option, guess, row } = question.params;
  const { title } = messageInWorkbench(question, voice.language);
  switch (option) {
    case 'sheet':
      return pickSheet(voice, { sheets, likeliest: guess, hint: title });
    case 'headerRow':
      return askHeaderRow(voice, row, title);
    case 'separator':
      return pickSeparator(voice, guess, title);
    case 'encoding':
      return pickEncoding(voice, guess, title);
  }
}

async function askHeaderRow(
  { texts }: Voice,
  row: number | undefined,
  title: string,
): Promise<TableOptions | undefined> {
  const { pick } = texts.extension;
  const typed = await vscode.window.showInputBox({
    title: pick.headerRow,
    prompt: inNotice(`${title} ${pick.headerRowHint}`),
    value: row === undefined ? '' : String(row),
    ignoreFocusOut: true,
    validateInput: (text) => (/^\d{1,7}$/u.test(text.trim()) ? undefined : pick.headerRowInvalid),
  });
  return typed === undefined ? undefined : { headerRow: Number(typed) };
}

async function pickSeparator(
  { texts }: Voice,
  guess: string | undefined,
  hint: string,
): Promise<TableOptions | undefined> {
  const separator = await pickValue({
    title: texts.extension.pick.separator,
    hint,
    choices: likeliestFirst(separators, guess).map((value) => ({
      label: texts.data.separators[value],
      value,
    })),
  });
  return separator === undefined ? undefined : { separator };
}

async function pickEncoding(
  { texts }: Voice,
  guess: string | undefined,
  hint: string,
): Promise<TableOptions | undefined> {
  const encoding = await pickValue({
    title: texts.extension.pick.encoding,
    hint,
    choices: likeliestFirst(textEncodings, guess).map((value) => ({
      label: texts.data.encodings[value],
      value,
    })),
  });
  return encoding === undefined ? undefined : { encoding };
}

function likeliestFirst<T extends string>(values: readonly T[], likeliest: string | undefined): T[] {
  return values.toSorted((a, b) => Number(b === likeliest) - Number(a === likeliest));
}
