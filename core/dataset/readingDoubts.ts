/** What was guessed about a file without being sure enough to go on: these are questions to the user. */
import { askBelow } from '../contract/columns.ts';
import { AppError } from '../contract/errors/appError.ts';
import type { ErrorParams } from '../contract/errors/appError.ts';
import type { Table, TableFact } from '../contract/table.ts';

/** The options that answer a question about reading. */
export type ReadingQuestion = ErrorParams<'dataset.reading_unclear'>['option'];

export interface ReadingDoubt {
  /** The option that answers the question. */
  readonly option: ReadingQuestion;
  readonly fact: TableFact;
}

const answeredBy: Partial<Record<TableFact['code'], ReadingQuestion>> = {
  sheet_chosen: 'sheet',
  header_found: 'headerRow',
  no_header: 'headerRow',
  encoding_found: 'encoding',
  separator_found: 'separator',
  no_separator: 'separator',
};

/** In the order in which they should be asked: what is not read right makes every later answer worthless. */
const order: readonly ReadingQuestion[] = ['encoding', 'separator', 'sheet', 'headerRow'];

export function readingDoubts(facts: readonly TableFact[]): ReadingDoubt[] {
  return facts
    .filter(({ confidence }) => confidence !== undefined && confidence < askBelow)
    .flatMap((fact) => {
      const option = answeredBy[fact.code];
      return option === undefined ? [] : [{ option, fact }];
    })
    .sort((a, b) => order.indexOf(a.option) - order.indexOf(b.option));
}

/** Throws `dataset.reading_unclear` with the first question; an option that the user gave is no guess. */
export function assertSureReading({ facts, sheets }: Pick<Table, 'facts' | 'sheets'>): void {
  const [doubt] = readingDoubts(facts);
  if (doubt === undefined) return;
  const { option, fact } = doubt;
  throw new AppError('dataset.reading_unclear', {
    option,
    ...(fact.name !== undefined && { guess: fact.name }),
    ...(fact.rows?.[0] !== undefined && { row: fact.rows[0] }),
    ...(option === 'sheet' && { sheets: sheets.map(({ name }) => name) }),
  });
}
