/**
 * What Excel and LibreOffice show in a cell whose formula failed, in Portuguese, English and Spanish. In text files, and in
 * cells that were pasted as values, the words are all that is left of the error; they are no category and no text.
 */

const words: ReadonlySet<string> = new Set([
  // No value, and a formula that gives none: the same in several languages.
  '#N/A',
  '#N/D',
  '#N/DISP',
  '#DIV/0!',
  '#¡DIV/0!',
  '#REF!',
  '#¡REF!',
  '#NULL!',
  '#NULO!',
  '#¡NULO!',
  '#NUM!',
  '#NÚM!',
  '#¡NUM!',
  '#VALUE!',
  '#VALOR!',
  '#¡VALOR!',
  '#NAME?',
  '#NOME?',
  '#NOMBRE?',
  '#¿NOMBRE?',
  // Of newer kinds of formula.
  '#CALC!',
  '#¡CALC!',
  '#SPILL!',
  '#DESPEJAR!',
  '#¡DESBORDAMIENTO!',
  '#FIELD!',
  '#CAMPO!',
  '#¡CAMPO!',
]);
/** LibreOffice numbers its errors: Err:502. */
const numbered = /^Err:\d{3}$/i;

/** The whole cell is the name of an error. */
export function isErrorWord(cell: string): boolean {
  const first = cell[0];
  if (first === '#') return cell.length <= 20 && words.has(cell.toUpperCase());
  return (first === 'E' || first === 'e') && numbered.test(cell);
}
