/** What a cell's text looks like: shared by the search for headers, totals and damaged numbers. */

/** Unicode NFC without blanks (non-breaking ones included) at both ends; inner text stays as it is. */
export function cleanText(text: string): string {
  return text.normalize('NFC').trim();
}

const number = /^[-+(]?\s*(?:R\$|US\$|\$|€)?\s*[-+]?\d[\d.,\s]*(?:[eE][-+]?\d+)?\s*%?\)?$/;
const dateOrTime =
  /^\d{1,4}[/.-]\d{1,2}(?:[/.-]\d{1,4})?(?:[ T]\d{1,2}:\d{2}.*)?$|^\d{1,2}:\d{2}(?::\d{2})?$/;
const identifier = /^\d[\d./-]*$/;

/** A number as people write them: 1.234,56 · 12% · R$ 10,00 · 8,1E+18. */
export function isNumeric(text: string): boolean {
  return text.length <= 40 && number.test(text);
}

/** A number, date, time, or a code of digits: what stands in data rows and rarely names a column. */
export function isValue(text: string): boolean {
  return isNumeric(text) || (text.length <= 40 && (dateOrTime.test(text) || identifier.test(text)));
}

/** The value of a numeric text in either decimal notation; NaN where it is not one. */
export function parseNumber(text: string): number {
  if (!isNumeric(text)) return Number.NaN;
  const digits = text.replace(/[^\d.,eE+-]/g, '');
  const lastComma = digits.lastIndexOf(',');
  const lastPoint = digits.lastIndexOf('.');
  const decimalIsComma = lastComma > lastPoint;
  const grouped = decimalIsComma ? /^-?\d{1,3}(,\d{3}){2,}$/ : /^-?\d{1,3}(\.\d{3}){2,}$/;
  if (grouped.test(digits)) return Number(digits.replace(/[.,]/g, ''));
  const plain = decimalIsComma ? digits.replaceAll('.', '').replace(',', '.') : digits.replaceAll(',', '');
  return Number(plain) * (text.startsWith('(') ? -1 : 1);
}

/** Lower case without accents, for comparing names. */
export function foldName(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
