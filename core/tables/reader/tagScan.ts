/** Finds XML tags in a part that arrives in pieces, without keeping the part. */

/** A tag that is still open after so many bytes is none that is looked for. */
const longestTag = 2 ** 16;

export class TagScan {
  readonly #wanted: RegExp;
  readonly #onTag: (tag: string) => void;
  #rest = '';

  /** `wanted` matches whole tags and is global. Tags are handed on as Latin 1: names and numbers in them are ASCII. */
  constructor(wanted: RegExp, onTag: (tag: string) => void) {
    this.#wanted = wanted;
    this.#onTag = onTag;
  }

  take(chunk: Buffer): void {
    const text = this.#rest + chunk.toString('latin1');
    const open = text.lastIndexOf('<');
    const end =
      open >= 0 && text.indexOf('>', open) < 0 && text.length - open < longestTag ? open : text.length;
    for (const [tag] of text.slice(0, end).matchAll(this.#wanted)) this.#onTag(tag);
    this.#rest = text.slice(end);
  }
}

/** The value of an attribute, whatever its prefix and quotes; undefined where the tag lacks it. */
export function attributeOf(tag: string, name: string): string | undefined {
  const pattern = patterns.get(name) ?? new RegExp(`[\\s:]${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
  patterns.set(name, pattern);
  return pattern.exec(tag)?.slice(1).find(Boolean);
}

/** One for each name: every cell of a sheet is asked. */
const patterns = new Map<string, RegExp>();
