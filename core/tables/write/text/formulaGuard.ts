/** Text cells that a spreadsheet program would run as a formula when it opens the file. */

/**
 * First characters that start a formula, plain or full-width, in one program or another (OWASP, "CSV injection"); some
 * programs drop spaces before them.
 */
const dangerous = /^(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/u;

export function isFormulaLike(text: string): boolean {
  return dangerous.test(text);
}

/** An apostrophe before it makes it a text. */
export function guardFormula(text: string): string {
  return isFormulaLike(text) ? `'${text}` : text;
}
