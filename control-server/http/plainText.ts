/** An answer that is text, for programs that read no JSON. */
import type { Response } from 'express';
import * as z from 'zod';

export class PlainText {
  readonly #type: string;
  readonly #text: string;

  constructor(type: string, text: string) {
    this.#type = type;
    this.#text = text;
  }

  sendTo(response: Response): void {
    response.setHeader('Content-Type', this.#type);
    response.end(this.#text);
  }
}

export const plainTextSchema = z.instanceof(PlainText).meta({ override: { type: 'string' } });
