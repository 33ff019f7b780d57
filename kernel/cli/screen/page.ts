/** A page under construction: headings, paragraphs, bullets and rows, folded to the width of the screen. */
import type { Style } from './style.ts';
import { fold } from './layout.ts';
import { copiedLine, screenLine } from './printable.ts';

export interface PageSize {
  readonly width: number;
  readonly style: Style;
  /** Said under a line to copy that holds what cannot be shown. */
  readonly notWhole: string;
}

/** Wider lines are hard to read. */
export const widestPage = 100;
const margin = 2;

export class Page {
  readonly width: number;
  readonly style: Style;
  readonly #notWhole: string;
  readonly #lines: string[] = [];

  constructor({ width, style, notWhole }: PageSize) {
    this.width = Math.min(widestPage, Math.max(40, width));
    this.style = style;
    this.#notWhole = notWhole;
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
    const line = copiedLine(text);
    this.#lines.push(' '.repeat(2 * margin) + this.style.strong(line.text));
    return line.isWhole ? this : this.under(this.style.tone('yellow', this.#notWhole));
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
    return this.#lines.map((line) => `${screenLine(line)}\n`).join('');
  }

  #folded(text: string, { indent, hang }: { indent: number; hang: number }): this {
    for (const line of fold(text, this.width - indent, hang)) this.#lines.push(' '.repeat(indent) + line);
    return this;
  }
}
