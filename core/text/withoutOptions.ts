/** Takes what only the command line has (`--sheet`) out of a text: bracketed hints, and sentences that name an option. */

const option = /--[a-z]/u;
const bracketed = / ?\([^()]*--[a-z][^()]*\)/gu;
/** A full stop, or another sign that ends a sentence, and a space. */
const betweenSentences = /(?<=[.!?…]) +/u;

export function withoutOptions(text: string): string {
  return text
    .replaceAll(bracketed, '')
    .split(betweenSentences)
    .filter((sentence) => !option.test(sentence))
    .join(' ')
    .trim();
}
