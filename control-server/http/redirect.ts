/** An answer that sends the browser elsewhere. */
import * as z from 'zod';

export class Redirect {
  readonly address: string;

  constructor(address: string) {
    this.address = address;
  }
}

export const redirectSchema = z.instanceof(Redirect).meta({ override: { type: 'string' } });
