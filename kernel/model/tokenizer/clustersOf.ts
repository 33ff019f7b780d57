/** A text cut into what a reader takes for one character each (Unicode's extended grapheme clusters). */

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Looked at together. Node's segmenter takes time with the square of the length: 14 s for 50,000 emoji at once. */
const window = 256;

/** The clusters, in order. */
export function* clustersOf(text: string): Generator<string> {
  for (let start = 0, size = window; start < text.length;) {
    const end = endOf(text, start + size);
    const clusters = Array.from(segmenter.segment(text.slice(start, end)), ({ segment }) => segment);
    // The last one may go on behind the end: it is looked at again with what follows.
    if (end < text.length) clusters.pop();
    yield* clusters;
    for (const cluster of clusters) start += cluster.length;
    size = clusters.length === 0 ? size * 2 : window;
  }
}

/** Never between the two halves of a character beyond 16 bits. */
function endOf(text: string, end: number): number {
  if (end >= text.length) return text.length;
  const code = text.charCodeAt(end - 1);
  return code >= 0xd800 && code < 0xdc00 ? end + 1 : end;
}
