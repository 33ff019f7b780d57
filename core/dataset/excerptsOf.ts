/** Beginnings of texts with their personal data masked: what a person may look at, whoever looks over their shoulder. */
import type { Example } from '../contract/dataset.ts';
import { longestExcerpt } from '../contract/excerpt.ts';
import type { Excerpt } from '../contract/excerpt.ts';
import { personalDataKinds } from '../contract/personalData.ts';
import { tidy } from './foldText.ts';
import { maskPersonalData } from './personalData/maskPersonalData.ts';

/** In their order; the same datum has the same placeholder in all of them. */
export function excerptsOf(examples: readonly Example[]): Excerpt[] {
  // Masked before it is cut: half of a number is none that is known.
  const masked = maskPersonalData(
    examples.map(({ text }) => text),
    personalDataKinds,
  );
  return examples.map(({ rowNumber }, i) => ({ rowNumber, text: beginningOf(tidy(masked[i] ?? '')) }));
}

/** Cut where a word ends, and never inside a placeholder such as "[CPF 1]". */
function beginningOf(text: string): string {
  if (text.length <= longestExcerpt) return text;
  const words = text.slice(0, longestExcerpt + 1).replace(/ [^ ]*$/u, '');
  const whole = words.slice(0, longestExcerpt).replace(/(?:\p{Cs}| ?\[[A-Z-]+)$/u, '');
  return `${whole}…`;
}
