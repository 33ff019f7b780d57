/**
 * BERT's text normaliser as the native tokenizers compute it. The JavaScript library differs from them in two things:
 * it misses the Chinese characters beyond 16 bits, and lower-cases a final Σ as ς where the native one writes σ.
 * Left over: some marks of scripts added to Unicode after 2015, which the native tokenizers do not know as marks.
 */

export interface BertNormaliserOptions {
  /** Drop control characters, and make every white space a plain space. */
  readonly cleansText: boolean;
  /** Put spaces around Chinese characters. */
  readonly splitsChinese: boolean;
  readonly stripsAccents: boolean;
  readonly lowercases: boolean;
}

const removed = /[\0\ufffd]|(?![\t\n\r])[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu;
// The gap from 2B820 to 2B91F is the native tokenizers' own.
const chinese =
  /[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{2a6df}\u{2a700}-\u{2b81f}\u{2b920}-\u{2ceaf}\u{2f800}-\u{2fa1f}]/gu;

export function normaliseForBert(text: string, options: BertNormaliserOptions): string {
  let result = text;
  if (options.cleansText) result = result.replace(removed, '').replace(/\p{White_Space}/gu, ' ');
  if (options.splitsChinese) result = result.replace(chinese, ' $& ');
  if (options.stripsAccents) result = result.normalize('NFD').replace(/\p{Mn}/gu, '');
  if (options.lowercases) result = result.replaceAll('Σ', 'σ').toLowerCase();
  return result;
}
