/**
 * A text as a model reads it: its placeholders numbered anew, each kind from 1 on in the order of the text. The numbers of a
 * data set tell the rows of one person together, but say nothing in another file; who is who within a text stays to be read.
 */
import { placeholderPattern } from './placeholder.ts';

const form = new RegExp(placeholderPattern, 'g');

export function modelText({ text }: { readonly text: string }): string {
  if (!text.includes('[')) return text;
  const numbers = new Map<string, Map<string, number>>();
  return text.replace(form, (_, word: string, number: string) => {
    const own = numbers.get(word) ?? new Map<string, number>();
    numbers.set(word, own);
    const anew = own.get(number) ?? own.size + 1;
    own.set(number, anew);
    return `[${word} ${anew}]`;
  });
}
