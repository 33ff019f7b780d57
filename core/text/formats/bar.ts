/** A share of 0 to 1 as a bar of signs. */

/** `█████░░░░░`; any share outside 0 to 1 is drawn as the nearest end. */
export function bar(share: number, width: number): string {
  const full = Math.round(Math.min(1, Math.max(0, share)) * width);
  return '█'.repeat(full) + '░'.repeat(width - full);
}
