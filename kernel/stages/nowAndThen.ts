/** Says true at most once in a while: for what is told often enough to be current, seldom enough to be read. */
export function nowAndThen(everyMs: number): () => boolean {
  let lastAt = Number.NEGATIVE_INFINITY;
  return () => {
    const now = performance.now();
    if (now - lastAt < everyMs) return false;
    lastAt = now;
    return true;
  };
}
