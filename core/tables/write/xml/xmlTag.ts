/** One tag of XML, as far as surgery needs it: its name, its kind, and attributes that can be read and changed in place. */

export interface XmlTag {
  /** "x:" or "". */
  readonly prefix: string;
  readonly name: string;
  readonly kind: 'open' | 'close' | 'empty';
}

const tagName = /^<(\/?)([^\s<>/:!?]+:)?([^\s<>/:]+)/;

/** Undefined for texts, comments and declarations. */
export function parseTag(token: string): XmlTag | undefined {
  const match = tagName.exec(token);
  if (!match || token[1] === '!' || token[1] === '?') return undefined;
  const kind = match[1] === '/' ? 'close' : token.endsWith('/>') ? 'empty' : 'open';
  return { prefix: match[2] ?? '', name: match[3] ?? '', kind };
}

/** The raw value of an attribute, entities and all. */
export function attributeOf(tag: string, name: string): string | undefined {
  const match = attributePattern(name).exec(tag);
  return match?.[3] ?? match?.[4];
}

/** The tag with the value of an attribute that it has replaced by a plain text, or without the attribute. */
export function withAttribute(tag: string, name: string, value: string | undefined): string {
  return tag.replace(attributePattern(name), (_whole, before: string) =>
    value === undefined ? '' : `${before}"${value}"`,
  );
}

/** An empty tag as an opening one: `<row r="3"/>` becomes `<row r="3">`. */
export function openedTag(tag: string): string {
  return `${tag.slice(0, -2).trimEnd()}>`;
}

const patterns = new Map<string, RegExp>();

function attributePattern(name: string): RegExp {
  let pattern = patterns.get(name);
  if (!pattern) {
    pattern = new RegExp(`(\\s${name.replaceAll(/[^\w:]/g, '')}\\s*=\\s*)("([^"]*)"|'([^']*)')`);
    patterns.set(name, pattern);
  }
  return pattern;
}
