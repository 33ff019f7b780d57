/**
 * E-mail addresses: from each "@" outwards, so that a long text without one costs nothing. A handle ("@fulano"), an
 * address without a full domain ("fulano@servidor") and a picture's name ("logo@2x.png") are none.
 */
import type { Span } from './span.ts';

const nameCharacter = /[\p{L}\d._%+'-]/u;
const domain = /(?:[\p{L}\d](?:[\p{L}\d-]{0,61}[\p{L}\d])?\.){1,8}\p{L}{2,24}(?![\p{L}\d@])/uy;
const fileEnding = /\.(?:png|jpe?g|gif|svg|webp|pdf|ico|css|js)$/i;
/** Characters a name may have (RFC 5321). */
const maxNameLength = 64;

export function findEmails(text: string): Span[] {
  const found: Span[] = [];
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const start = nameStart(text, at);
    domain.lastIndex = at + 1;
    const match = domain.exec(text);
    if (start === at || match === null || text.charAt(start - 1) === '@' || fileEnding.test(match[0]))
      continue;
    found.push({ start, end: domain.lastIndex });
  }
  return found;
}

/** Where the name that ends at `at` begins; a name neither begins nor ends with a sign. */
function nameStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < maxNameLength && nameCharacter.test(text.charAt(start - 1))) start--;
  while (start < at && /[.%+'-]/.test(text.charAt(start))) start++;
  return text.charAt(at - 1) === '.' ? at : start;
}
