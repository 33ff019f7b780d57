/** Near-duplicates of 100,000 texts: how long it takes, and how many of the pairs that are alike are found. */
import type { Measurement } from '../../tools/measure/measurement.ts';
import { nearDuplicates } from './nearDuplicates.ts';
import { makeNearPairs } from './testing/nearPairs.ts';
import { largestOf } from '../training/extremes.ts';

interface Found {
  readonly seconds: number;
  readonly recall: number;
  readonly pairs: number;
  readonly groups: number;
  readonly largestGroup: number;
}

function find(count: number): Found {
  const { texts, pairs } = makeNearPairs(count, 1);
  const start = performance.now();
  const groups = nearDuplicates(texts);
  const seconds = (performance.now() - start) / 1000;
  const groupOf = new Map(groups.flatMap((group, i) => group.map((position) => [position, i] as const)));
  const alike = pairs.filter(([, , jaccard]) => jaccard >= 0.8);
  const found = alike.filter(([a, b]) => groupOf.get(a) !== undefined && groupOf.get(a) === groupOf.get(b));
  return {
    seconds,
    recall: found.length / alike.length,
    pairs: alike.length,
    groups: groups.length,
    largestGroup: largestOf(groups.map(({ length }) => length)),
  };
}

const size = (quick: boolean): number => (quick ? 5000 : 100_000);

export const measurements: readonly Measurement[] = [
  {
    name: 'near-duplicates',
    about: 'pairs of generated texts of Jaccard 0.8 and more that are found among 100,000 texts',
    unit: 'share',
    bar: { least: 0.95 },
    run: ({ quick }) => {
      const { recall, ...details } = find(size(quick));
      return Promise.resolve({ value: recall, details });
    },
  },
  {
    name: 'near-duplicates-time',
    about: 'looking for near-duplicates among 100,000 texts of about 80 words',
    unit: 's',
    bar: { most: 20 },
    run: ({ quick }) => {
      const { seconds, ...details } = find(size(quick));
      return Promise.resolve({ value: seconds, details });
    },
  },
];
