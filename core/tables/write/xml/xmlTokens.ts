/**
 * Markup cut into tokens while it streams by: tags, comments, declarations and the text between them, each with every
 * byte it had, so that joining the tokens gives the input again. Bytes are characters 0 to 255 here (latin1): in each
 * encoding that a worksheet may have, markup is ASCII, and what lies between need not be understood to be kept.
 */

/** Tokens of a stream, in batches. A tag that never ends comes out as it is, as the last token. */
export async function* xmlTokens(pieces: AsyncIterable<Buffer>): AsyncGenerator<string[]> {
  let text = '';
  for await (const piece of pieces) {
    text += piece.toString('latin1');
    const tokens: string[] = [];
    let at = 0;
    for (let end = tokenEnd(text, at); end > at; end = tokenEnd(text, at)) {
      tokens.push(text.slice(at, end));
      at = end;
    }
    text = text.slice(at);
    yield tokens;
  }
  if (text !== '') yield [text];
}

/** Tokens of a text in memory. */
export function* xmlTokensOf(text: string): Generator<string> {
  let at = 0;
  for (let end = tokenEnd(text, at); end > at; end = tokenEnd(text, at)) {
    yield text.slice(at, end);
    at = end;
  }
}

/** Where the token that starts at `from` ends; `from` itself while its end is not in the text yet. */
function tokenEnd(text: string, from: number): number {
  if (from >= text.length) return from;
  if (text[from] !== '<') {
    const end = text.indexOf('<', from);
    return end < 0 ? from : end;
  }
  if (text.startsWith('<!--', from)) return after(text, '-->', from);
  if (text.startsWith('<![CDATA[', from)) return after(text, ']]>', from);
  if (text.startsWith('<?', from)) return after(text, '?>', from);
  if (text[from + 1] === '!' && text.length - from < 9) return from;
  return tagEnd(text, from);
}

/** A ">" inside quotes does not end a tag. */
function tagEnd(text: string, from: number): number {
  let at = from;
  for (;;) {
    const end = text.indexOf('>', at);
    if (end < 0) return from;
    const quote = openQuote(text, at, end);
    if (quote === undefined) return end + 1;
    const closed = text.indexOf(quote, end);
    if (closed < 0) return from;
    at = closed + 1;
  }
}

/** The quote that is still open at `end`, where none was at `start`. */
function openQuote(text: string, start: number, end: number): string | undefined {
  let open: string | undefined;
  for (let i = start; i < end; i++) {
    const character = text[i];
    if (open === undefined ? character === '"' || character === "'" : character === open) {
      open = open === undefined ? character : undefined;
    }
  }
  return open;
}

function after(text: string, mark: string, from: number): number {
  const end = text.indexOf(mark, from);
  return end < 0 ? from : end + mark.length;
}
