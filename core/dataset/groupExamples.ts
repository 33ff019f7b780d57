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
/** A process number found in a larger share of the examples than this identifies nothing (a header, a leading case). */
const maxShareOfOneProcess = 0.2;

/** What a text is tied to on its own: its first process number, or itself. */
export function groupKey(text: string): string {
  const [first] = processNumbers(text);
  return first === undefined ? `text:${textKey(text)}` : `process:${first}`;
}

/** Connected examples: two share a group when a chain of equal texts or common process numbers joins them. */
export function groupExamples(examples: readonly Example[]): ExampleGroup[] {
  const processes = examples.map(processesOf);
  const usable = usableProcesses(processes);
  const parent = examples.map((_, i) => i);
  const firstWith = new Map<string, number>();
  const keys = examples.map((example, i) => {
    const own = (processes[i] ?? [])
      .filter((number) => usable.has(number))
      .map((number) => `process:${number}`);
    own.push(`text:${textKey(example.text)}`);
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

function processesOf(example: Example): readonly string[] {
  const found = new Set(processNumbers(example.text));
  if (found.size > maxProcessesOfOneText) found.clear();
  if (example.process !== undefined) found.add(example.process);
  return [...found];
}

function usableProcesses(processes: readonly (readonly string[])[]): Set<string> {
  const counts = new Map<string, number>();
  for (const number of processes.flat()) counts.set(number, (counts.get(number) ?? 0) + 1);
  const most = Math.max(1, processes.length * maxShareOfOneProcess);
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
