/**
 * Which examples belong together and must stay on one side of a split: those of one court process and those of
 * identical text. Everything here looks at content only, never at the place of a row.
 */
import type { Example } from '../contract/dataset.ts';
import { textKey } from './foldText.ts';
import { processNumbers } from './processNumbers.ts';

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
 * The number in a row's process column always does, however many rows it has.
 */
const maxShareOfOneMention = 0.2;

/** Connected examples: two share a group when a chain of equal texts or common process numbers joins them. */
export function groupExamples(examples: readonly Example[]): ExampleGroup[] {
  const mentioned = examples.map(({ text }) => mentionedProcesses(text));
  const telling = tellingMentions(mentioned);
  const parent = examples.map((_, i) => i);
  const firstWith = new Map<string, number>();
  const keys = examples.map((example, i) => {
    const mentions = (mentioned[i] ?? []).filter((number) => telling.has(number));
    const numbers = example.process === undefined ? mentions : [example.process, ...mentions];
    const own = [...numbers.map((number) => `process:${number}`), `text:${textKey(example.text)}`];
    for (const key of own) {
      const other = firstWith.get(key);
      if (other === undefined) firstWith.set(key, i);
      else parent[root(parent, i)] = root(parent, other);
    }
    return own.reduce((a, b) => (a < b ? a : b));
  });
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

function mentionedProcesses(text: string): readonly string[] {
  const found = processNumbers(text);
  return found.length > maxProcessesOfOneText ? [] : found;
}

function tellingMentions(mentioned: readonly (readonly string[])[]): Set<string> {
  const counts = new Map<string, number>();
  for (const number of mentioned.flat()) counts.set(number, (counts.get(number) ?? 0) + 1);
  const most = Math.max(1, mentioned.length * maxShareOfOneMention);
  return new Set([...counts].filter(([, count]) => count <= most).map(([number]) => number));
}

/** Representative of a set, shortening the way for the next caller (union-find with path halving). */
function root(parent: number[], start: number): number {
  let at = start;
  for (let up = parent[at] ?? at; up !== at; up = parent[at] ?? at) {
    parent[at] = parent[up] ?? up;
    at = parent[at] ?? up;
  }
  return at;
}

/** The number of each example's group, for figures that must not count the rows of one group as proofs of their own. */
export function groupNumbers(examples: readonly Example[]): Int32Array {
  const numbers = new Int32Array(examples.length);
  for (const [number, { members }] of groupExamples(examples).entries()) {
    for (const member of members) numbers[member] = number;
  }
  return numbers;
}
