/**
 * Which examples belong together and must stay on one side of a split: those of one row, those of one court process and
 * those of identical or nearly identical text. The order of groups follows content only, never the place of a row.
 */
import type { Example } from '../contract/dataset.ts';
import { textKey } from './foldText.ts';
import { nearDuplicates } from './nearDuplicates.ts';
import { processNumbers } from './processNumbers.ts';
import { apart, join, root } from './unionFind.ts';

export interface ExampleGroup {
  /** Smallest key of the group: the same whatever the order of the rows. */
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
  const firstWith = new Map<string, number>();
  const keys = examples.map((example, i) => {
    const mentions = (mentioned[i] ?? []).filter((number) => telling.has(number));
    const numbers = [...(example.processes ?? []), ...mentions];
    const own = [
      ...numbers.map((number) => `process:${number}`),
      ...textsOf(example).map((text) => `text:${textKey(text)}`),
    ];
    // The number of a row joins its pieces and orders nothing: it would depend on the place of the row.
    for (const key of [...own, `row:${example.rowNumber}`]) {
      const other = firstWith.get(key);
      if (other === undefined) firstWith.set(key, i);
      else join(parent, i, other);
    }
    return own.reduce((a, b) => (a < b ? a : b));
  });
  joinNearDuplicates(examples, parent);
  const groups = new Map<number, { key: string; members: number[] }>();
  keys.forEach((key, i) => {
    const top = root(parent, i);
    const group = groups.get(top);
    if (group === undefined) groups.set(top, { key, members: [i] });
    else {
      group.members.push(i);
      if (key < group.key) group.key = key;
    }
  });
  return [...groups.values()];
}

/** Of masked texts both forms are looked at: masking changes how alike two texts are. */
function joinNearDuplicates(examples: readonly Example[], parent: Int32Array): void {
  const originals = examples.map(({ text, textBeforeMasking }) => textBeforeMasking ?? text);
  const isMasked = examples.some(({ textBeforeMasking }) => textBeforeMasking !== undefined);
  const forms = isMasked ? [originals, examples.map(({ text }) => text)] : [originals];
  for (const texts of forms) {
    for (const [first = 0, ...others] of nearDuplicates(texts)) {
      for (const other of others) join(parent, other, first);
    }
  }
}

/** As it is, and as it was: masking must not part what belonged together, and may make one text of two spellings. */
function textsOf({ text, textBeforeMasking }: Example): string[] {
  return textBeforeMasking === undefined ? [text] : [text, textBeforeMasking];
}

function mentionedProcesses({ text, textBeforeMasking }: Example): readonly string[] {
  const found = processNumbers(textBeforeMasking ?? text);
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
