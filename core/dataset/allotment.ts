/** The books of a split under way: which group lies where, and how many examples of each category every part still needs. */
import type { SplitPart } from '../contract/dataset.ts';
import { splitParts } from '../contract/dataset.ts';

export interface LabelledGroup {
  readonly key: string;
  /** Positions of the examples. */
  readonly members: readonly number[];
  /** Examples per category. */
  readonly labels: ReadonlyMap<string, number>;
  /** Place in the draw. */
  readonly rank: number;
}

/** A group larger than this share of validation or test would decide its figures alone. */
const maxShareOfPart = 0.05;

export class Allotment {
  readonly #shares: Readonly<Record<SplitPart, number>>;
  readonly #placed = new Map<LabelledGroup, SplitPart>();
  /** Examples still needed, in all and per category; below 0 when a part got more than its share. */
  readonly #needed: Record<SplitPart, { total: number; readonly labels: Map<string, number> }>;
  readonly #present: Record<SplitPart, Set<string>> = {
    train: new Set(),
    validation: new Set(),
    test: new Set(),
  };
  readonly #largestFit: Record<SplitPart, number>;

  constructor(groups: readonly LabelledGroup[], shares: Readonly<Record<SplitPart, number>>) {
    this.#shares = shares;
    const counts = new Map<string, number>();
    for (const { labels } of groups) {
      for (const [label, count] of labels) counts.set(label, (counts.get(label) ?? 0) + count);
    }
    const examples = groups.reduce((sum, { members }) => sum + members.length, 0);
    const books = (part: SplitPart) => ({
      total: examples * shares[part],
      labels: new Map([...counts].map(([label, count]) => [label, count * shares[part]])),
    });
    this.#needed = { train: books('train'), validation: books('validation'), test: books('test') };
    const typical = groups.length === 0 ? 0 : (2 * examples) / groups.length;
    const fit = (part: SplitPart): number => Math.max(2, typical, maxShareOfPart * examples * shares[part]);
    this.#largestFit = { train: Infinity, validation: fit('validation'), test: fit('test') };
  }

  /** False for a part whose share is nothing. */
  wants(part: SplitPart): boolean {
    return this.#shares[part] > 0;
  }

  isPlaced(group: LabelledGroup): boolean {
    return this.#placed.has(group);
  }

  /** True when the part holds an example of the category. */
  has(part: SplitPart, label: string): boolean {
    return this.#present[part].has(label);
  }

  fits(group: LabelledGroup, part: SplitPart): boolean {
    return this.wants(part) && group.members.length <= this.#largestFit[part];
  }

  /** Examples the part still needs of the group's categories, in the group's mixture. */
  need(group: LabelledGroup, part: SplitPart): number {
    const { labels } = this.#needed[part];
    let sum = 0;
    for (const [label, count] of group.labels) sum += (labels.get(label) ?? 0) * count;
    return sum / group.members.length;
  }

  /** The part that misses the group's categories most; between equals, the one that misses examples most. */
  neediest(group: LabelledGroup): SplitPart {
    const parts = splitParts.filter((part) => this.fits(group, part));
    return parts.reduce((best, part) => {
      const difference = this.need(group, part) - this.need(group, best);
      if (Math.abs(difference) > 1e-9) return difference > 0 ? part : best;
      return this.#needed[part].total > this.#needed[best].total + 1e-9 ? part : best;
    }, 'train');
  }

  place(group: LabelledGroup, part: SplitPart): void {
    this.#placed.set(group, part);
    const needed = this.#needed[part];
    needed.total -= group.members.length;
    for (const [label, count] of group.labels) {
      needed.labels.set(label, (needed.labels.get(label) ?? 0) - count);
      this.#present[part].add(label);
    }
  }

  groupsOf(part: SplitPart): LabelledGroup[] {
    return [...this.#placed].filter(([, placed]) => placed === part).map(([group]) => group);
  }
}
