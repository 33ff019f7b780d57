/**
 * Takes what only the command line has (`--sheet`) out of a text: bracketed hints, "with --sheet", and then every sentence
 * that still names an option. What stands in quotation marks is a name from the user's file, and stays as it is.
 */

const named = /“[^”]*”/gu;
/** Stands for the name of that number. */
const held = /\uE000(\d+)\uE001/gu;
const bracketed = / ?\([^()]*--[a-z][^()]*\)/gu;
const option = /--[a-z]/u;
/** `, com --text "NOME" e --label "NOME"`. */
const means = /,? (?:com|with) --[a-z][a-z-]*(?: "[^"]*")?(?: (?:e|and) --[a-z][a-z-]*(?: "[^"]*")?)*/gu;
/** A full stop, or another sign that ends a sentence, and a space. */
const betweenSentences = /(?<=[.!?…]) +/u;

export function withoutOptions(text: string): string {
  const names: string[] = [];
  const rest = text
    .replaceAll(named, (name) => `\uE000${names.push(name) - 1}\uE001`)
    .replaceAll(bracketed, '')
    .replaceAll(means, '')
    .split(betweenSentences)
    .filter((sentence) => !option.test(sentence));
  return rest
    .join(' ')
    .trim()
    .replaceAll(held, (mark, number: string) => names[Number(number)] ?? mark);
}
