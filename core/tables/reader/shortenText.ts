/** A text above the limit is read up to it, or in pieces. */

/** The first `limit` characters; a sign that takes two (an emoji) is not broken in the middle. */
export function shortenText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const endsInHalf = /[\uD800-\uDBFF]/.test(text.charAt(limit - 1));
  return text.slice(0, endsInHalf ? limit - 1 : limit);
}

/** Part of a piece that may be given up so that it ends between two words. */
const givenUp = 0.2;

/** The whole text in pieces of up to `limit` characters, between words where there are some. */
export function splitText(text: string, limit: number): string[] {
  const pieces: string[] = [];
  for (let rest = text.trim(); rest !== '';) {
    const most = shortenText(rest, limit);
    const blank = most === rest ? -1 : most.search(/\s\S*$/);
    const piece = blank >= limit * (1 - givenUp) ? most.slice(0, blank) : most;
    pieces.push(piece);
    rest = rest.slice(piece.length).trimStart();
  }
  return pieces;
}
