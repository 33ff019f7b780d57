/** The columns of a spreadsheet as answers: suggestions first, each with how sure we are and why. */
import { askBelow } from '../../core/contract/columns.ts';
import type { ColumnGuess } from '../../core/contract/columns.ts';
import type { TableHead } from '../../core/contract/table.ts';
import type { Texts } from '../../core/text/textsOf.ts';
import type { Choice } from './pickOne.ts';

/** From here on a suggestion is said to be certain. */
const sureFrom = 0.8;

export function columnChoices(
  { columns }: Pick<TableHead, 'columns'>,
  guesses: readonly ColumnGuess[],
  { data }: Texts,
): Choice<string>[] {
  const guessed = new Set(guesses.map(({ column }) => column));
  const suggested = guesses.map(({ column, confidence, reasons }) => ({
    label: column,
    description: sureness(confidence, data),
    detail: reasons.map((reason) => data.reasons[reason]).join('; '),
    value: column,
  }));
  const others = columns
    .filter(({ name }) => !guessed.has(name))
    .map(({ name }) => ({ label: name, value: name }));
  return [...suggested, ...others];
}

function sureness(confidence: number, { confidence: words }: Texts['data']): string {
  if (confidence >= sureFrom) return words.high;
  return confidence >= askBelow ? words.medium : words.low;
}
