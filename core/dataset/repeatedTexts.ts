/** Texts that occur in more than one row. */
import type { Example } from '../contract/dataset.ts';
import { isBlank, textKey } from './foldText.ts';

/** The examples of each text that occurs more than once, in the order of the examples. */
export function repeatedTexts(examples: readonly Example[]): Example[][] {
  const first = new Map<string, Example>();
  const repeated = new Map<string, Example[]>();
  for (const example of examples) {
    const key = textKey(example.text);
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, example);
      continue;
    }
    const same = repeated.get(key);
    if (same === undefined) repeated.set(key, [earlier, example]);
    else same.push(example);
  }
  return [...repeated.values()];
}

/** True where the examples of one text stand under more than one category. */
export function isConflict(same: readonly Example[]): boolean {
  return same.some(({ label }) => label !== same[0]?.label);
}

/** What repeats the text and the category of an earlier example. */
export function copiesAmong(repeated: readonly (readonly Example[])[]): Example[] {
  return repeated.flatMap((same) => (isConflict(same) ? [] : same.slice(1)));
}

/** Neither learnt from nor judged by: its text or its category is empty. */
export function isIncomplete({ text, label }: Pick<Example, 'text' | 'label'>): boolean {
  return isBlank(text) || isBlank(label);
}
