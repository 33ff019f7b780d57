/** HTML as a value: every text that becomes part of it is escaped on the way in. */

/** A class so that nothing else can pass for it: the text inside cannot be given from outside. */
export class Html {
  readonly #text: string;

  constructor(tag: string, attributes: Attributes, children: readonly Child[]) {
    const inner = children
      .map((child) => (typeof child === 'string' ? escaped(child) : child.#text))
      .join('');
    const given = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`);
    this.#text = `<${tag}${given.join('')}>${inner}${voidTags.has(tag) ? '' : `</${tag}>`}`;
  }

  toString(): string {
    return this.#text;
  }
}

type Attributes = Readonly<Record<string, string>>;
/** Texts are shown as they are. */
export type Child = Html | string;

const voidTags: ReadonlySet<string> = new Set(['meta', 'br']);

/** `tag` and the names of attributes are this product's own words, never what a file says. */
export function element(tag: string, attributes: Attributes, ...children: readonly Child[]): Html {
  return new Html(tag, attributes, children);
}

/** A name out of a file: its direction of writing stays inside it. */
export function foreign(text: string): Html {
  return element('bdi', {}, text);
}

const marks: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Controls and halves of characters, which no HTML may hold. */
const unprintable = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/gu;

function escaped(text: string): string {
  return text.replace(unprintable, '\ufffd').replace(/[&<>"']/gu, (mark) => marks[mark] ?? mark);
}
