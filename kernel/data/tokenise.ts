/** Every text as windows of tokens that the model can read, and how much of it that is. */
import type { LongTextHandling } from '../../core/contract/trainingParameters.ts';
import { windowsOf } from './textWindows.ts';
import type { Tokenizer } from '../model/tokenizer.ts';

export interface TokenisedTexts {
  /** Windows of all texts, text after text. */
  readonly windows: readonly Int32Array[];
  /** Text of each window. */
  readonly textOf: Int32Array;
  /** Number of windows of each text. */
  readonly windowCounts: Int32Array;
  readonly textCount: number;
  /** Share of all tokens that some window holds, 0 to 1. */
  readonly readShare: number;
}

export interface TokeniseQuestion {
  readonly texts: readonly string[];
  readonly tokenizer: Tokenizer;
  /** Put before every text. */
  readonly textPrefix: string;
  readonly maxLength: number;
  readonly longText: LongTextHandling;
  /** Called now and then; throwing ends the work. */
  readonly between?: (doneTexts: number) => Promise<void>;
}

const textsPerTurn = 256;

export async function tokenise(question: TokeniseQuestion): Promise<TokenisedTexts> {
  const { texts, tokenizer, textPrefix, maxLength, longText } = question;
  const rule = { maxLength, longText, startId: tokenizer.startId, endId: tokenizer.endId };
  const windows: Int32Array[] = [];
  const textOf: number[] = [];
  const windowCounts = new Int32Array(texts.length);
  let [total, read] = [0, 0];
  for (const [index, text] of texts.entries()) {
    const cut = windowsOf(tokenizer.encode(textPrefix + text), rule);
    for (const window of cut.windows) {
      windows.push(window);
      textOf.push(index);
    }
    windowCounts[index] = cut.windows.length;
    total += cut.totalTokens;
    read += cut.readTokens;
    if (index % textsPerTurn === textsPerTurn - 1) await question.between?.(index + 1);
  }
  const readShare = total === 0 ? 1 : read / total;
  return { windows, textOf: Int32Array.from(textOf), windowCounts, textCount: texts.length, readShare };
}
