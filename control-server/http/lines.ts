/** An answer that is written while it is read: lines of JSON, however many. One that breaks off is seen by its reader. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import * as z from 'zod';
import { systemCode } from '../../core/tables/files/systemCode.ts';

export const linesType = 'application/x-ndjson';

export class Lines {
  readonly #pieces: AsyncIterable<string>;

  constructor(pieces: AsyncIterable<string>) {
    this.#pieces = pieces;
  }

  async sendTo(response: Response): Promise<void> {
    response.setHeader('Content-Type', `${linesType}; charset=utf-8`);
    try {
      await pipeline(Readable.from(this.#pieces), response);
    } catch (error) {
      // Nobody waits for the rest.
      if (systemCode(error) !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
    }
  }
}

export const linesSchema = z.instanceof(Lines).meta({ override: { type: 'string' } });
