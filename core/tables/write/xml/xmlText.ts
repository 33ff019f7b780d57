/** Texts in and out of XML. */

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The text that an attribute or a text node stands for. */
export function unescapeXml(raw: string): string {
  return raw.replaceAll(/&(#x[0-9a-f]+|#\d+|[a-z]+);/gi, (whole, body: string) => {
    if (!body.startsWith('#')) return named[body] ?? whole;
    const code =
      body[1]?.toLowerCase() === 'x'
        ? Number.parseInt(body.slice(2), 16)
        : Number.parseInt(body.slice(1), 10);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/**
 * A cell's text as content of an XML element. Control characters take the `_x000B_` form that spreadsheets use; texts
 * that only look like one are guarded (ECMA-376 part 1, 22.9.2.19).
 */
export function escapeCellText(text: string): string {
  let escaped = '';
  for (const character of text.replaceAll(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')) {
    const code = character.codePointAt(0) ?? 0;
    if (code === 0x26) escaped += '&amp;';
    else if (code === 0x3c) escaped += '&lt;';
    else if (code === 0x3e) escaped += '&gt;';
    else if (isControl(code)) escaped += `_x${code.toString(16).toUpperCase().padStart(4, '0')}_`;
    else escaped += isXmlCharacter(code) ? character : '\ufffd';
  }
  return escaped;
}

/** Markup as the bytes (latin1) of a file: UTF-8, or ASCII with references where the file has another encoding. */
export function encodeXml(xml: string, encoding: 'utf-8' | 'other'): string {
  if (encoding === 'utf-8') return Buffer.from(xml, 'utf8').toString('latin1');
  return xml.replaceAll(
    /[^\0-\x7f]/gu,
    (character) => `&#x${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()};`,
  );
}

const isControl = (code: number): boolean => code < 0x20 && code !== 0x09 && code !== 0x0a;

/** Lone surrogates and the two non-characters U+FFFE and U+FFFF may not stand in XML. */
const isXmlCharacter = (code: number): boolean =>
  !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff;
