/** Takes out of a Markdown page what points to files that its package does not have. */

/** Links become their words, pictures vanish; addresses and places on the same page stay. */
export function withoutLostLinks(markdown: string, files: readonly string[]): string {
  const isThere = (target: string) =>
    /^([a-z][a-z+.-]*:|#)/iu.test(target) || files.includes(target.replace(/#.*$/u, ''));
  return markdown
    .replaceAll(/!\[[^\]]*\]\(([^)\s]+)\)\n*/gu, (whole, target: string) => (isThere(target) ? whole : ''))
    .replaceAll(/\[([^\]]*)\]\(([^)\s]+)\)/gu, (whole, words: string, target: string) =>
      isThere(target) ? whole : words,
    );
}
