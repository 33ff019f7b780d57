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

/** Recognised by its name: a bundle or a test may hold this class twice. */
export function usageErrorOf(error: unknown): UsageError | undefined {
  return error instanceof Error && error.name === 'UsageError' && 'said' in error
    ? (error as UsageError)
    : undefined;
}
