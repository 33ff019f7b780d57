/** A place in a text, in UTF-16 units: `start` is the first, `end` the one after the last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export function spanOf(match: RegExpExecArray): Span {
  return { start: match.index, end: match.index + match[0].length };
}

/** In the order of the text; of two that overlap the one that begins first stays, of two that begin together the longer. */
export function withoutOverlaps<T extends Span>(spans: readonly T[]): T[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start || b.end - a.end);
  let reached = 0;
  return sorted.filter(({ start, end }) => {
    if (start < reached) return false;
    reached = end;
    return true;
  });
}

/** Where a sticky pattern ends that matches at `place`; undefined where it does not match. */
export function endOf(pattern: RegExp, text: string, place: number): number | undefined {
  pattern.lastIndex = place;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
