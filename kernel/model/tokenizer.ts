/** What the rest of the product knows of a tokenizer: texts become numbers of pieces. */

export interface Tokenizer {
  /** The text's pieces, without start and end, not cut to any length. */
  encode(text: string): number[];
  /** Put before every text: `[CLS]` or `<s>`. */
  readonly startId: number;
  /** Put behind every text: `[SEP]` or `</s>`. */
  readonly endId: number;
  readonly padId: number;
  /** Stands for what the vocabulary cannot write; undefined where it can write everything (bytes). */
  readonly unknownId: number | undefined;
  /** Largest number a piece can have, plus one. */
  readonly vocabularySize: number;
}
