/** Damages inside the parts of a workbook, packed again so that sizes and checksums are right: only a parser notices. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Chance } from '../../../../tools/sample/chance.ts';

const numbers = ['-1', '0', '1048577', '16385', '99999999', '2147483648', '1e999', 'NaN', '', '9'.repeat(30)];
const pieces = [
  '<',
  '>',
  ']]>',
  '<![CDATA[',
  '<!--',
  '&#x0;',
  '&#99999999;',
  '&amp',
  '"',
  "'",
  '<row r="5"/>',
  '<c r="ZZZ1" t="s"><v>7</v></c>',
  '<c r="A0"><v>1</v></c>',
  '<c t="inlineStr"><is><t xml:space="preserve"> a </t></is></c>',
  '<mergeCell ref="A1:XFD1048576"/>',
  '<hyperlink ref="A1:XFD1048576"/>',
  '<col min="1" max="999999999" hidden="1"/>',
  '<f t="shared" si="4"/>',
  '<f t="array" ref="A1:Z99">SUM(A1)</f>',
  '<autoFilter ref="B2"/>',
  '<table:table-row table:number-rows-repeated="1048576">',
  '<table:table-cell table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell>',
  '</table:table>',
];

/** One part in five is lost, renamed or exchanged; the others are damaged in place. */
export function mutateWorkbook(bytes: Buffer, chance: Chance): Buffer {
  const parts = unzipSync(bytes);
  const names = Object.keys(parts);
  for (let left = chance.integer(1, 4); left > 0; left--) {
    const name = chance.pick(names);
    const part = parts[name];
    if (part === undefined) continue;
    const other = parts[chance.pick(names)];
    switch (chance.integer(0, 9)) {
      case 0:
        parts[name] = new Uint8Array(0);
        break;
      case 1:
        if (other !== undefined) parts[name] = other;
        break;
      default:
        parts[name] = strToU8(mutateXml(strFromU8(part, true), chance), true);
    }
  }
  return Buffer.from(zipSync(parts, { level: 1, mtime: '2026-01-01' }));
}

function mutateXml(xml: string, chance: Chance): string {
  const at = chance.integer(0, xml.length);
  switch (chance.integer(0, 6)) {
    case 0:
      return xml.slice(0, at) + chance.pick(pieces) + xml.slice(at);
    case 1: {
      const tag = chance.integer(0, 400);
      let seen = 0;
      return xml.replace(/<[^>]*>/g, (found) => (seen++ === tag ? '' : found));
    }
    case 2: {
      const numbered = chance.integer(0, 200);
      let seen = 0;
      return xml.replace(/"-?\d+"/g, (found) => (seen++ === numbered ? `"${chance.pick(numbers)}"` : found));
    }
    case 3: {
      const end = xml.indexOf('<', at);
      const piece = xml.slice(at, end < 0 ? at + 40 : xml.indexOf('>', end) + 1);
      return xml.slice(0, at) + piece.repeat(chance.pick([2, 500])) + xml.slice(at);
    }
    case 4:
      return xml.slice(0, at);
    case 5:
      return xml.slice(0, at) + String.fromCharCode(chance.integer(0, 255)) + xml.slice(at + 1);
    default:
      return xml.slice(0, at) + xml.slice(at + chance.integer(1, 200));
  }
}
