/** A cell that we put into a worksheet, as XML. */
import { escapeCellText } from '../xml/xmlText.ts';

export interface AddedCell {
  readonly column: number;
  readonly value: string | number;
  /** Index into the workbook's cell formats; left out, the format of the place it comes to. */
  readonly style?: string | undefined;
}

/** Characters that a cell can hold. */
const longestText = 32_767;

/** Texts are inline strings, which no spreadsheet takes for formulas and which leave the shared strings alone. */
export function cellXml(
  cell: AddedCell,
  place: { prefix: string; reference: string; style: string | undefined },
): string {
  const { prefix: p, reference } = place;
  const style = cell.style ?? place.style;
  const start = `<${p}c r="${reference}"${style === undefined ? '' : ` s="${style}"`}`;
  if (typeof cell.value === 'number') return `${start}><${p}v>${cell.value}</${p}v></${p}c>`;
  const text = escapeCellText(cell.value.slice(0, longestText));
  return `${start} t="inlineStr"><${p}is><${p}t xml:space="preserve">${text}</${p}t></${p}is></${p}c>`;
}
