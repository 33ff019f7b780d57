/** A command that was typed wrongly: said at once, in the words of the chosen language. */
import type { Message } from '../../core/text/catalogue.ts';

export class UsageError extends Error {
  readonly said: Message;

  constructor(said: Message) {
    super(said.title);
    this.name = 'UsageError';
    this.said = said;
  }
}
