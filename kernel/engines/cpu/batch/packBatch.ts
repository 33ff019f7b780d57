/** Where every token of a batch goes: rows end to end, attention groups, and the index tables between the two. */
import { groupCount } from '../graph/attentionInputs.ts';
import { groupTexts } from './groupTexts.ts';

export interface TextGroup {
  readonly texts: readonly number[];
  /** Positions of the group: its longest text; 1 in an empty group. */
  readonly size: number;
}

export interface PackedBatch {
  readonly lengths: Int32Array; // (B)
  /** First row of each text (B). */
  readonly starts: Int32Array;
  /** Tokens of all texts. */
  readonly tokenCount: number;
  /** Rows: the tokens and, where a group has positions beyond a text's end, the null row. */
  readonly rowCount: number;
  /** Exactly `groupCount`. */
  readonly groups: readonly TextGroup[];
}

export function packBatch(lengths: Int32Array): PackedBatch {
  const starts = new Int32Array(lengths.length);
  let tokenCount = 0;
  for (let text = 0; text < lengths.length; text++) {
    starts[text] = tokenCount;
    tokenCount += lengths[text]!;
  }
  const groups: TextGroup[] = groupTexts(lengths, groupCount).map((texts) => ({
    texts,
    size: lengths[texts[0]!]!,
  }));
  while (groups.length < groupCount) groups.push({ texts: [], size: 1 });
  const padded = groups.some(({ texts, size }) => texts.some((text) => lengths[text]! < size));
  return { lengths, starts, tokenCount, rowCount: tokenCount + (padded ? 1 : 0), groups };
}
