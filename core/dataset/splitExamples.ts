/**
 * Divides examples into training, validation and test: every category in its proportion, groups whole, the same
 * division for the same texts and seed whatever the order of the rows.
 */
import type { Example, Split, SplitOptions, SplitPart } from '../contract/dataset.ts';
import { splitParts } from '../contract/dataset.ts';
import { byCodeUnits } from './foldText.ts';
import { contentKey } from './earlierSplit.ts';
import type { EarlierParts } from './earlierSplit.ts';
import { groupExamples } from './groupExamples.ts';
import { seededFraction, seededHash } from './seededHash.ts';
import { Allotment } from './allotment.ts';
import type { LabelledGroup } from './allotment.ts';

/**
 * With an earlier division, its texts stay in their parts and only new ones are drawn. Where a new row joins rows of
 * several parts (it has the process number of one and the text of another), all of them go to the part that must not be
 * learned from: test before validation before training.
 */
export function splitExamples(
  examples: readonly Example[],
  options: SplitOptions,
  earlier: EarlierParts = new Map(),
): Split {
  const groups = drawOrder(examples, options.seed);
  const allotment = new Allotment(groups, shares(options));
  if (earlier.size > 0) placeEarlier(groups, allotment, { examples, earlier });
  seatLabels(groups, allotment);
  placeLargeGroups(groups, allotment, options.seed);
  placeSingles(groups, allotment);
  const rowsOf = (part: SplitPart): number[] => {
    const members = allotment.groupsOf(part).flatMap((group) => group.members);
    // A long text that was read in pieces is several examples of one row.
    return [...new Set(members.map((i) => examples[i]?.rowNumber ?? 0))].sort((a, b) => a - b);
  };
  const tested = new Set(allotment.groupsOf('test').flatMap(({ labels }) => [...labels.keys()]));
  const labels = [...new Set(examples.map(({ label }) => label))].sort(byCodeUnits);
  return {
    options,
    train: rowsOf('train'),
    validation: rowsOf('validation'),
    test: rowsOf('test'),
    untestedLabels: labels.filter((label) => !tested.has(label)),
  };
}

function shares({ validationShare, testShare }: SplitOptions): Record<SplitPart, number> {
  return { train: 1 - validationShare - testShare, validation: validationShare, test: testShare };
}

/** The groups in an order that depends on their content and the seed alone. */
function drawOrder(examples: readonly Example[], seed: number): LabelledGroup[] {
  return groupExamples(examples)
    .map(({ key, members }) => {
      const labels = new Map<string, number>();
      for (const i of members) {
        const label = examples[i]?.label ?? '';
        labels.set(label, (labels.get(label) ?? 0) + 1);
      }
      return { key, members, labels, rank: seededHash(key, seed) };
    })
    .sort((a, b) => a.rank - b.rank || byCodeUnits(a.key, b.key));
}

interface EarlierRows {
  readonly examples: readonly Example[];
  readonly earlier: EarlierParts;
}

function placeEarlier(
  groups: readonly LabelledGroup[],
  allotment: Allotment,
  { examples, earlier }: EarlierRows,
): void {
  for (const group of groups) {
    const parts = group.members.map((i) => earlier.get(contentKey(examples[i] ?? { text: '' })));
    const part = (['test', 'validation', 'train'] as const).find((name) => parts.includes(name));
    if (part !== undefined) allotment.place(group, part);
  }
}

/**
 * Rarest category first: one group each for training, test and validation where it has three, else one for training.
 * Training gets the largest, the others the first that is not too large for them. A group that holds the last chance of
 * training to see one of its categories (large groups have several) is kept for training.
 */
function seatLabels(groups: readonly LabelledGroup[], allotment: Allotment): void {
  const byLabel = new Map<string, LabelledGroup[]>();
  for (const group of groups) {
    for (const label of group.labels.keys()) {
      const list = byLabel.get(label);
      if (list === undefined) byLabel.set(label, [group]);
      else list.push(group);
    }
  }
  const canBeSpared = (group: LabelledGroup): boolean =>
    [...group.labels.keys()].every(
      (label) =>
        allotment.has('train', label) ||
        byLabel.get(label)?.some((other) => other !== group && !allotment.isPlaced(other)) === true,
    );
  const rarestFirst = [...byLabel].sort((a, b) => a[1].length - b[1].length || byCodeUnits(a[0], b[0]));
  for (const [label, own] of rarestFirst) {
    const parts: SplitPart[] = own.length >= 3 ? ['train', 'test', 'validation'] : ['train'];
    for (const part of parts) {
      if (!allotment.wants(part) || allotment.has(part, label)) continue;
      const free = own.filter((group) => !allotment.isPlaced(group));
      const spare = free.filter(canBeSpared);
      const chosen =
        part === 'train'
          ? largest(free)
          : (spare.find((group) => allotment.fits(group, part)) ??
            largest(spare, (group) => -group.members.length));
      if (chosen !== undefined) allotment.place(chosen, part);
    }
  }
}

/** Groups of several examples, drawn with the odds of what each part still needs, so that tests see them too. */
function placeLargeGroups(groups: readonly LabelledGroup[], allotment: Allotment, seed: number): void {
  for (const group of groups) {
    if (group.members.length < 2 || allotment.isPlaced(group)) continue;
    const needs = splitParts.map((part) => ({
      part,
      need: allotment.fits(group, part)
        ? Math.max(0, allotment.need(group, part) - group.members.length / 2)
        : 0,
    }));
    let draw = seededFraction(`draw:${group.key}`, seed) * needs.reduce((sum, { need }) => sum + need, 0);
    const drawn = needs.find(({ need }) => (draw -= need) < 0);
    allotment.place(group, drawn?.part ?? allotment.neediest(group));
  }
}

/** Single examples go where their category is missed most: this makes the shares exact. */
function placeSingles(groups: readonly LabelledGroup[], allotment: Allotment): void {
  for (const group of groups)
    if (!allotment.isPlaced(group)) allotment.place(group, allotment.neediest(group));
}

function largest(
  groups: readonly LabelledGroup[],
  size = (group: LabelledGroup): number => group.members.length,
): LabelledGroup | undefined {
  return groups.reduce<LabelledGroup | undefined>(
    (best, group) => (best === undefined || size(group) > size(best) ? group : best),
    undefined,
  );
}
