/** A cell format of the workbook that shows 0.87 as 87%, if it has one: the styles are never changed for it. */
import { attributeOf, parseTag } from '../xml/xmlTag.ts';
import { unescapeXml } from '../xml/xmlText.ts';
import { xmlTokensOf } from '../xml/xmlTokens.ts';

/** Built-in formats 0% and 0.00% (ECMA-376 part 1, 18.8.30). */
const builtIn = ['9', '10'];

/** Index of the plainest percentage format (default font, no fill, no border) in `cellXfs` of styles.xml. */
export function findPercentStyle(stylesXml: string): number | undefined {
  const percent = new Set(builtIn);
  let isCellFormat = false;
  let index = 0;
  for (const token of xmlTokensOf(stylesXml)) {
    const tag = parseTag(token);
    if (tag?.name === 'cellXfs') isCellFormat = tag.kind === 'open';
    if (!tag || tag.kind === 'close') continue;
    if (tag.name === 'numFmt' && /^0(\.0+)?%$/.test(unescapeXml(attributeOf(token, 'formatCode') ?? ''))) {
      percent.add(attributeOf(token, 'numFmtId') ?? '');
    }
    if (tag.name !== 'xf' || !isCellFormat) continue;
    if (percent.has(attributeOf(token, 'numFmtId') ?? '') && isPlain(token)) return index;
    index++;
  }
  return undefined;
}

function isPlain(format: string): boolean {
  return ['fontId', 'fillId', 'borderId'].every((part) => (attributeOf(format, part) ?? '0') === '0');
}
