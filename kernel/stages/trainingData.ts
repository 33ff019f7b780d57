/** Examples as numbers: categories in a fixed order, and the positions of each part of the split. */
import type { Example, Split, SplitPart } from '../../core/contract/dataset.ts';
import { splitParts } from '../../core/contract/dataset.ts';
import { conflictingRows } from '../../core/dataset/applyRecipe.ts';
import { textKey } from '../../core/dataset/foldText.ts';
import { groupNumbers } from '../../core/dataset/groupExamples.ts';
import { originalText } from '../../core/dataset/maskExamples.ts';
import { modelText } from '../../core/dataset/personalData/modelText.ts';
import { hashTexts } from '../files/hashFile.ts';

export interface TrainingData {
  /** Categories in the order of every score; sorted by code units, so that the file's order does not matter. */
  readonly labels: readonly string[];
  readonly train: DataPart;
  readonly validation: DataPart;
  readonly test: DataPart;
  /** Row numbers of the test part's texts, in their order. */
  readonly testRows: readonly number[];
  /** What tells the texts of the test part from others, in their order (`keyOfText`). */
  readonly testKeys: readonly string[];
  /** Examples of each category whose text stands under another category too. */
  readonly contradictedCounts: readonly number[];
}

export interface DataPart {
  readonly texts: readonly string[];
  /** Index into the categories. */
  readonly labels: Int32Array;
  /** Number of the group (process, text) of each example: rows of one group are no proofs of their own. */
  readonly groups: Int32Array;
}

export function trainingData(examples: readonly Example[], split: Split): TrainingData {
  const labels = [...new Set(examples.map(({ label }) => label))].sort();
  const indexOf = new Map(labels.map((label, index) => [label, index]));
  // A long text that was read in pieces is several examples of one row.
  const byRow = new Map<number, Example[]>();
  for (const example of examples) {
    const pieces = byRow.get(example.rowNumber);
    if (pieces) pieces.push(example);
    else byRow.set(example.rowNumber, [example]);
  }
  const rowsOf = (name: SplitPart) => split[name].flatMap((row) => byRow.get(row) ?? []);
  const numbersOf = (rows: readonly Example[]) =>
    Int32Array.from(rows, ({ label }) => indexOf.get(label) ?? 0);
  const groupOf = groupsByRow(examples);
  const part = (name: SplitPart): DataPart => {
    const rows = rowsOf(name);
    return {
      texts: rows.map(modelText),
      labels: numbersOf(rows),
      groups: Int32Array.from(rows, ({ rowNumber }) => groupOf.get(rowNumber) ?? 0),
    };
  };
  const [train, validation, test] = splitParts.map(part) as [DataPart, DataPart, DataPart];
  const contradicted = [...new Set(conflictingRows(examples))].flatMap((row) => byRow.get(row) ?? []);
  return {
    labels,
    train,
    validation,
    test,
    testRows: rowsOf('test').map(({ rowNumber }) => rowNumber),
    testKeys: rowsOf('test').map((example) => keyOfText(originalText(example))),
    contradictedCounts: countLabels(numbersOf(contradicted), labels.length),
  };
}

/** Of a text as the file has it, whatever row it stands in; texts that count as the same have the same one. */
function keyOfText(text: string): string {
  return hashTexts([textKey(text)]).slice(0, keyLength);
}

/** Enough of a hash that a million texts have keys of their own, and no more than that of what they say. */
const keyLength = 16;

function groupsByRow(examples: readonly Example[]): ReadonlyMap<number, number> {
  const numbers = groupNumbers(examples);
  return new Map(examples.map(({ rowNumber }, i) => [rowNumber, numbers[i] ?? 0]));
}

/** The examples of two parts, one after the other. */
export function joinParts(first: DataPart, second: DataPart): Pick<DataPart, 'texts' | 'labels'> {
  const labels = new Int32Array(first.labels.length + second.labels.length);
  labels.set(first.labels);
  labels.set(second.labels, first.labels.length);
  return { texts: [...first.texts, ...second.texts], labels };
}

/** Examples of each category, in the order of `labels`. */
export function countLabels(labels: Int32Array, labelCount: number): number[] {
  const counts = new Array<number>(labelCount).fill(0);
  for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
  return counts;
}
