/** A place in a text, in UTF-16 units: `start` is the first, `end` the one after the last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Of a global pattern that never matches nothing. Quicker than `matchAll`, which copies the pattern for each text. */
export function matchesOf(pattern: RegExp, text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) found.push(match);
  return found;
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

/** Whether a span overlaps none of `others`; asked in the order of the text, and `others` are in it. */
export function apartFrom(others: readonly Span[]): (span: Span) => boolean {
  let next = 0;
  return ({ start, end }) => {
    for (let other = others[next]; other !== undefined && other.end <= start; other = others[next]) next++;
    const other = others[next];
    return other === undefined || other.start >= end;
  };
}

/** Both, in the order of the text, as each of them is; of `later` only what overlaps none of `first`. */
export function withApart<T extends Span>(first: readonly T[], later: readonly T[]): T[] {
  const apart = later.filter(apartFrom(first));
  return apart.length === 0 ? [...first] : [...first, ...apart].sort((a, b) => a.start - b.start);
}
