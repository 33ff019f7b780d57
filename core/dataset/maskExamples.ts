/** Masks the personal data of examples; they remember their text, which keeps rows on one side of a split. */
import type { Example } from '../contract/dataset.ts';
import type { PersonalDataKind } from '../contract/personalData.ts';
import { maskPersonalData } from './personalData/maskPersonalData.ts';

/** The examples in their order; those whose text did not change are the same objects. */
export function maskExamples(examples: readonly Example[], kinds: readonly PersonalDataKind[]): Example[] {
  const masked = maskPersonalData(
    examples.map(({ text }) => text),
    kinds,
  );
  return examples.map((example, i) => {
    const text = masked[i] ?? example.text;
    if (text === example.text) return example;
    return { ...example, text, textBeforeMasking: originalText(example) };
  });
}

/** The text as the file has it: by it a text is known again, masked or not. */
export function originalText({
  text,
  textBeforeMasking,
}: Pick<Example, 'text' | 'textBeforeMasking'>): string {
  return textBeforeMasking ?? text;
}
