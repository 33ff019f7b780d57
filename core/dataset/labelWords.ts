/** The words of a category's name. */

/** Characters. What is longer is no name of a category: nothing is looked for in its words. */
export const longestName = 200;

/** Runs of letters and digits, with what stands between them left out. */
export function wordsOf(label: string): string[] {
  return label.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** What stands between and around the words: signs there can mean something ("A-", "C++"). */
export function signsOf(label: string): string {
  return label.replaceAll(/[\p{L}\p{N}]+/gu, 'a');
}
