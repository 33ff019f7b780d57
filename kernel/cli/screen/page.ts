/** A page under construction: headings, paragraphs, bullets and rows, folded to the width of the screen. */
import type { Style } from './style.ts';
import { fold } from './layout.ts';

export interface PageSize {
  readonly width: number;
  readonly style: Style;
}

/** Wider lines are hard to read. */
export const widestPage = 100;
const margin = 2;

export class Page {
  readonly width: number;
  readonly style: Style;
  readonly #lines: string[] = [];

  constructor({ width, style }: PageSize) {
    this.width = Math.min(widestPage, Math.max(40, width));
    this.style = style;
  }

  /** A blank line, then the heading in strong letters. */
  heading(text: string): this {
    if (this.#lines.length > 0) this.#lines.push('');
    this.#lines.push(this.style.strong(text));
    return this;
  }

  text(text: string): this {
    return this.#folded(text, { indent: margin, hang: 0 });
  }

  bullet(text: string, mark = '•'): this {
    return this.#folded(`${mark} ${text}`, { indent: margin, hang: 2 });
  }

  /** Belongs to the bullet above it. */
  under(text: string): this {
    return this.#folded(text, { indent: 2 * margin, hang: 0 });
  }

  /** Lines after the first are indented by `hang` more. */
  hanging(text: string, hang: number): this {
    return this.#folded(text, { indent: margin, hang });
  }

  /** A path or a command, alone on its line and never folded: it can be selected and copied as it is. */
  toCopy(text: string): this {
    this.#lines.push(' '.repeat(2 * margin) + this.style.strong(text));
    return this;
  }

  /** One line as it is, indented: rows of a table, bars. */
  row(text: string): this {
    this.#lines.push(' '.repeat(margin) + text);
    return this;
  }

  blank(): this {
    this.#lines.push('');
    return this;
  }

  toString(): string {
    return `${this.#lines.join('\n')}\n`;
  }

  #folded(text: string, { indent, hang }: { indent: number; hang: number }): this {
    for (const line of fold(text, this.width - indent, hang)) this.#lines.push(' '.repeat(indent) + line);
    return this;
  }
}
