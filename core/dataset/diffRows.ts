/** What one recipe makes of the rows that another does not: for looking before agreeing. */
import type { RowChange } from '../contract/cleaning.ts';
import type { Example } from '../contract/dataset.ts';

/** The rows that differ, in the order of the file. Of texts that differ only the masked form is told: the other one holds what is to be hidden. */
export function diffRows(before: readonly Example[], after: readonly Example[]): RowChange[] {
  const earlier = new Map(before.map((example) => [example.rowNumber, example]));
  const later = new Map(after.map((example) => [example.rowNumber, example]));
  const rows = [...new Set([...earlier.keys(), ...later.keys()])].sort((a, b) => a - b);
  return rows.flatMap((rowNumber) => {
    const [one, other] = [earlier.get(rowNumber), later.get(rowNumber)];
    const isOtherText = one !== undefined && other !== undefined && one.text !== other.text;
    if (one !== undefined && other !== undefined && one.label === other.label && !isOtherText) return [];
    const shown = (example: Example | undefined) =>
      example === undefined
        ? null
        : {
            label: example.label,
            ...(isOtherText && example.textBeforeMasking !== undefined && { text: example.text }),
          };
    return [{ rowNumber, before: shown(one), after: shown(other) }];
  });
}
