/** The type of a complete language: leaving out a sentence does not compile. */
import type { ErrorCode, ErrorParams } from '../contract/errors/appError.ts';

export interface Message {
  /** What happened, without jargon. */
  readonly title: string;
  /** What to do now, in the imperative. */
  readonly fix: string;
  /** The command that does it: the words after the program's name, each whole. */
  readonly command?: readonly string[];
}

/** A part of the error sentences, one file per area of codes. */
export type ErrorTexts<C extends ErrorCode> = { readonly [K in C]: (params: ErrorParams<K>) => Message };
