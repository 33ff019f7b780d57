/** The columns of a spreadsheet as answers: suggestions first, each with how sure we are and why. */
import { sureness } from '../../core/contract/columns.ts';
import type { ColumnGuess } from '../../core/contract/columns.ts';
import type { TableHead } from '../../core/contract/table.ts';
import type { Texts } from '../../core/text/textsOf.ts';
import type { Choice } from './pickOne.ts';

/** What stands above the answers: without a guess nothing is called a suggestion. */
export function columnHint(guesses: readonly ColumnGuess[], { extension }: Texts): string {
  return guesses.length === 0 ? extension.pick.columnUnknown : extension.pick.columnHint;
}

export function columnChoices(
  { columns }: Pick<TableHead, 'columns'>,
  guesses: readonly ColumnGuess[],
  { data }: Texts,
): Choice<string>[] {
  const guessed = new Set(guesses.map(({ column }) => column));
  const suggested = guesses.map((guess) => ({
    label: guess.column,
    description: data.confidence[sureness(guess)],
    detail: guess.reasons.map((reason) => data.reasons[reason]).join('; '),
    value: guess.column,
  }));
  const others = columns
    .filter(({ name }) => !guessed.has(name))
    .map(({ name }) => ({ label: name, value: name }));
  return [...suggested, ...others];
}
