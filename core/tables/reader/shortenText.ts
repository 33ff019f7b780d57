/** A text above the limit is read up to it. */

/** The first `limit` characters; a sign that takes two (an emoji) is not broken in the middle. */
export function shortenText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const endsInHalf = /[\uD800-\uDBFF]/.test(text.charAt(limit - 1));
  return text.slice(0, endsInHalf ? limit - 1 : limit);
}
