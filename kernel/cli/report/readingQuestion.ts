/** A question about how a file was read: asked at the top of a page, and its answers as commands at the end. */
import { isAppError } from '../../../core/contract/errors/appError.ts';
import type { AppError } from '../../../core/contract/errors/appError.ts';
import { separators } from '../../../core/contract/table.ts';
import type { DataTexts } from '../../../core/text/areas/dataTexts.ts';
import { tableOptionFlags } from '../../../core/text/formats/tableOptionFlags.ts';
import { messageOf } from '../../../core/text/messageOf.ts';
import type { Page } from '../screen/page.ts';
import { screenLine } from '../screen/printable.ts';
import { separatorNames } from '../separatorNames.ts';
import type { CliSession } from '../session.ts';
import { quoted } from './shownPath.ts';

export type ReadingQuestion = AppError<'dataset.reading_unclear'>;

/** The rest of a long list of sheets is named in the question. */
const answersAtMost = 5;

export function readingQuestion(problem: AppError | undefined): ReadingQuestion | undefined {
  return isAppError(problem, 'dataset.reading_unclear') ? problem : undefined;
}

/** In the words of the failure that a training would end with. */
export function questionPart(page: Page, question: ReadingQuestion, session: CliSession): void {
  const { title, fix } = messageOf(question, session.language);
  const { unclear } = session.texts.data;
  page
    .heading(unclear.heading)
    .text(page.style.tone('yellow', screenLine(title)))
    .text(screenLine(fix))
    .text(unclear.bestGuess);
}

/** `command` reads the file as it was read now. */
export function answersPart(
  page: Page,
  { question, command }: { readonly question: ReadingQuestion; readonly command: string },
  { texts }: CliSession,
): void {
  page.heading(texts.result.nextHeading);
  const flag = tableOptionFlags[question.params.option];
  for (const { said, word } of answersOf(question, texts.data).slice(0, answersAtMost))
    page.bullet(said).toCopy(`${command} ${flag} ${quoted(word)}`);
}

interface Answer {
  readonly said: string;
  readonly word: string;
}

/** The likeliest first. */
function answersOf({ params }: ReadingQuestion, { unclear }: DataTexts): Answer[] {
  const { option, guess, row, sheets = [] } = params;
  switch (option) {
    case 'sheet':
      return [...new Set([...(guess === undefined ? [] : [guess]), ...sheets])].map((word) => ({
        said: unclear.sheet(word),
        word,
      }));
    case 'headerRow':
      return [...(row === undefined ? [] : [row]), 0].map((place) => ({
        said: unclear.headerRow(place),
        word: String(place),
      }));
    case 'encoding':
      return guess === undefined ? [] : [{ said: unclear.encoding(guess), word: guess }];
    case 'separator':
      return separators
        .filter((symbol) => guess === undefined || symbol === guess)
        .map((symbol) => ({ said: unclear.separator(symbol), word: nameOf(symbol) }));
  }
}

/** A word: a sign would mean something to the shell. */
function nameOf(symbol: (typeof separators)[number]): string {
  const names = Object.entries(separatorNames).filter(([, value]) => value === symbol);
  return names.find(([name]) => /^[a-z]+$/.test(name))?.[0] ?? symbol;
}
