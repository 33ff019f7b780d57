/** Near-duplicates of 100,000 texts: how long it takes, and how many of the pairs that are alike are found. */
import type { Measurement } from '../../tools/measure/measurement.ts';
import { nearDuplicates } from './nearDuplicates.ts';
import { makeCrowdedPairs } from './testing/crowdedPairs.ts';
import { makeNearPairs } from './testing/nearPairs.ts';
import type { NearPairs } from './testing/nearPairs.ts';
import { largestOf } from '../training/extremes.ts';

interface Found {
  /** Of processor time. */
  readonly seconds: number;
  readonly recall: number;
  readonly pairs: number;
  readonly groups: number;
  readonly largestGroup: number;
}

function find({ texts, pairs }: NearPairs): Found {
  const start = process.cpuUsage();
  const groups = nearDuplicates(texts);
  const { user, system } = process.cpuUsage(start);
  const seconds = (user + system) / 1e6;
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

/** Paragraphs there are, those of one text, texts; so many that hardly two texts share all but one. */
const crowds = [
  [24, 12, 3000],
  [40, 16, 6000],
  [40, 20, 8000],
] as const;

const size = (quick: boolean): number => (quick ? 5000 : 100_000);

export const measurements: readonly Measurement[] = [
  {
    name: 'near-duplicates',
    about: 'pairs of generated texts of Jaccard 0.8 and more that are found among 100,000 texts',
    unit: 'share',
    bar: { least: 0.95 },
    run: ({ quick }) => {
      const { recall, ...details } = find(makeNearPairs(size(quick), 1));
      return Promise.resolve({ value: recall, details });
    },
  },
  {
    name: 'near-duplicates-crowd',
    about: 'the same among texts that are choices of common paragraphs, the worst of three such crowds',
    unit: 'share',
    bar: { least: 0.95 },
    run: ({ quick }) => {
      const found = crowds.map(([paragraphs, chosen, texts]) =>
        find(
          makeCrowdedPairs(
            { texts: quick ? 500 : texts, copies: quick ? 50 : 500, paragraphs, chosen, changes: 8 },
            1,
          ),
        ),
      );
      return Promise.resolve({ value: Math.min(...found.map(({ recall }) => recall)), details: { found } });
    },
  },
  {
    name: 'near-duplicates-time',
    about: 'processor time of looking for near-duplicates among 100,000 texts of about 80 words',
    unit: 's',
    bar: { most: 20 },
    run: ({ quick }) => {
      const { seconds, ...details } = find(makeNearPairs(size(quick), 1));
      return Promise.resolve({ value: seconds, details });
    },
  },
];
