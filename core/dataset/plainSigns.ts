/** Numbers as word processors write them: hyphens that keep a line together, dashes, the minus sign, full-width digits. */

const dashes = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;
/** "０" to "９", "．" and "／" lie as far behind the plain ones as all full-width forms (Unicode, U+FF01 to U+FF5E). */
const fullWidth = /[\uff0e\uff0f\uff10-\uff19]/g;
const fullWidthOffset = 0xfee0;
const unusual = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d\uff0e\uff0f\uff10-\uff19]/;

/** The same text with plain hyphens and digits, sign for sign: what stands at a place stays there. */
export function plainSigns(text: string): string {
  if (!unusual.test(text)) return text;
  return text
    .replace(dashes, '-')
    .replace(fullWidth, (sign) => String.fromCharCode(sign.charCodeAt(0) - fullWidthOffset));
}
