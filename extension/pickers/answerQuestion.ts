/** Asks what the reader could not know: which sheet, where the names are, what separates, how letters are written. */
import * as vscode from 'vscode';
import type { AppError } from '../../core/contract/errors/appError.ts';
import { separators, textEncodings } from '../../core/contract/table.ts';
import type { TableHead, TableOptions } from '../../core/contract/table.ts';
import { messageInWorkbench } from '../../core/text/messageInWorkbench.ts';
import type { Services, Voice } from '../services.ts';
import { inNotice } from '../shownText.ts';
import { likeliestFirst } from './likeliestFirst.ts';
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
  const { data, extension } = voice.texts;
  const { title } = messageInWorkbench(question, voice.language);
  switch (option) {
    case 'sheet':
      return pickSheet(voice, { sheets, likeliest: guess, hint: title });
    case 'headerRow':
      return askHeaderRow(voice, row, title);
    case 'separator': {
      const names = data.separators;
      const asked = { title: extension.pick.separator, hint: title, values: separators, names, guess };
      const separator = await pickOption(asked);
      return separator && { separator };
    }
    case 'encoding': {
      const names = data.encodings;
      const asked = { title: extension.pick.encoding, hint: title, values: textEncodings, names, guess };
      const encoding = await pickOption(asked);
      return encoding && { encoding };
    }
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

interface OptionQuestion<T extends string> {
  readonly title: string;
  readonly hint: string;
  readonly values: readonly T[];
  readonly names: Readonly<Record<T, string>>;
  readonly guess: string | undefined;
}

function pickOption<T extends string>(question: OptionQuestion<T>): Promise<T | undefined> {
  const { title, hint, values, names, guess } = question;
  const choices = likeliestFirst(values, (value) => value === guess);
  return pickValue({ title, hint, choices: choices.map((value) => ({ label: names[value], value })) });
}
