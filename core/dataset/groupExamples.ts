/**
 * Which examples belong together and must stay on one side of a split: those of one row, those of one court process and
 * those of identical or nearly identical text. The order of groups follows content only, never the place of a row.
 */
import type { Example } from '../contract/dataset.ts';
import { textKey } from './foldText.ts';
import { originalText } from './maskExamples.ts';
import { nearExamples } from './nearExamples.ts';
import { modelText } from './personalData/modelText.ts';
import { processNumbers } from './processNumbers.ts';
import { apart, groupsOf, join } from './unionFind.ts';

export interface ExampleGroup {
  /** Smallest key of the group: the same whatever the order of the rows, masked or not. */
  readonly key: string;
  /** Positions in the examples given. */
  readonly members: readonly number[];
}

/** A text that lists more processes than this is a bulletin and belongs to none of them. */
const maxProcessesOfOneText = 5;
/**
 * A process number that more than this share of the texts mention identifies nothing (a header, a leading case).
 * The numbers in a row's process columns always do, however many rows they have.
 */
const maxShareOfOneMention = 0.2;

/** Comparing all texts takes seconds with many, and split, judgement and findings ask about the same list. */
const known = new WeakMap<readonly Example[], readonly ExampleGroup[]>();

/** Connected examples: two share a group when a chain of texts nearly the same or of common process numbers joins them. */
export function groupExamples(examples: readonly Example[]): readonly ExampleGroup[] {
  const groups = known.get(examples) ?? findGroups(examples);
  known.set(examples, groups);
  return groups;
}

function findGroups(examples: readonly Example[]): ExampleGroup[] {
  const mentioned = examples.map(mentionedProcesses);
  const telling = tellingMentions(mentioned);
  const parent = apart(examples.length);
  const joinBy = <K>(firstWith: Map<K, number>, key: K, i: number): void => {
    const other = firstWith.get(key);
    if (other === undefined) firstWith.set(key, i);
    else join(parent, i, other);
  };
  const byProcess = new Map<string, number>();
  const byText = new Map<string, number>();
  const byRow = new Map<number, number>();
  const keys = examples.map((example, i) => {
    const mentions = (mentioned[i] ?? []).filter((number) => telling.has(number));
    const numbers = [...(example.processes ?? []), ...mentions];
    for (const number of numbers) joinBy(byProcess, number, i);
    const original = originalText(example);
    const textual = textKey(original);
    joinBy(byText, textual, i);
    // Masking may make one text of two. This joins and orders nothing, nor does the row, which would bring its place in.
    const read = modelText(example);
    if (read !== original) joinBy(byText, textKey(read), i);
    joinBy(byRow, example.rowNumber, i);
    return numbers.length === 0 ? `text:${textual}` : `process:${numbers.reduce(smaller)}`;
  });
  for (const [first = 0, ...others] of nearExamples(examples)) {
    for (const other of others) join(parent, other, first);
  }
  return groupsOf(parent).map((members) => ({
    key: members.map((i) => keys[i] ?? '').reduce(smaller),
    members,
  }));
}

function smaller(a: string, b: string): string {
  return a < b ? a : b;
}

function mentionedProcesses(example: Example): readonly string[] {
  const found = processNumbers(originalText(example));
  return found.length > maxProcessesOfOneText ? [] : found;
}

function tellingMentions(mentioned: readonly (readonly string[])[]): Set<string> {
  const counts = new Map<string, number>();
  for (const number of mentioned.flat()) counts.set(number, (counts.get(number) ?? 0) + 1);
  const most = Math.max(1, mentioned.length * maxShareOfOneMention);
  return new Set([...counts].filter(([, count]) => count <= most).map(([number]) => number));
}

/** The number of each example's group, for figures that must not count the rows of one group as proofs of their own. */
export function groupNumbers(examples: readonly Example[]): Int32Array {
  const numbers = new Int32Array(examples.length);
  for (const [number, { members }] of groupExamples(examples).entries()) {
    for (const member of members) numbers[member] = number;
  }
  return numbers;
}
