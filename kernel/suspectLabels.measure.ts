/** How many wrong labels are found where they were planted, and how long the search takes. */
import { runConfigSchema } from '../core/contract/runConfig.ts';
import { groupNumbers } from '../core/dataset/groupExamples.ts';
import type { MeasureContext, MeasureOutcome, Measurement } from '../tools/measure/measurement.ts';
import { seededRandom, shuffledIndices } from './data/seededRandom.ts';
import type { EncoderFeatures } from './linear/encoderFeatures.ts';
import type { GroupedData } from './linear/linearData.ts';
import { encodeExamples } from './stages/encodeExamples.ts';
import { labelDoubts } from './stages/labelDoubts.ts';
import { quietContext } from './testing/quietContext.ts';
import { publicSets, readCleaned } from './testing/publicSets.ts';
import type { PublicSet } from './testing/publicSets.ts';

const plantedShare = 0.05;
const lookedAt = 0.1;
/** What looking at a tenth of the rows finds without any method. */
const chance = lookedAt;

interface Found {
  readonly set: PublicSet;
  /** Share of the planted labels among the tenth of the rows that is most doubtful; mean of the seeds. */
  readonly recall: number;
  /** By the simple method alone. */
  readonly baselineRecall: number;
  /** Share of the list shown to a person that was planted, and length of the list in rows. */
  readonly shownPrecision: number;
  readonly shown: number;
  /** The encoder's pass, and the judging after it. */
  readonly encoderSeconds: number;
  readonly seconds: number;
}

export const measurements: readonly Measurement[] = [
  {
    name: 'suspect-labels',
    about:
      'of 5 % wrong labels planted, share found in the most doubtful tenth of the rows: the worse of banking77 and clinc150, mean of three seeds',
    unit: 'share',
    bar: { least: 0.7 },
    run: (context) =>
      measureSets(['banking77', 'clinc150'], context, (found) =>
        Math.min(...found.map(({ recall }) => recall)),
      ),
  },
  {
    name: 'suspect-labels-noisy',
    about: 'the same on movimentações, whose own labels conflict, over chance',
    unit: 'times chance',
    bar: { least: 3 },
    run: (context) =>
      measureSets(['movimentacoes'], context, (found) =>
        Math.min(...found.map(({ recall }) => recall / chance)),
      ),
  },
];

async function measureSets(
  sets: readonly PublicSet[],
  { quick, say }: MeasureContext,
  figure: (found: readonly Found[]) => number,
): Promise<MeasureOutcome> {
  const found: Found[] = [];
  for (const set of publicSets.filter((name) => sets.includes(name))) {
    const measured = await measureSet(set, { seeds: quick ? [1] : [1, 2, 3], usesEncoder: !quick });
    if (!measured) return { skipped: `the shared data set ${set} is not on this machine` };
    const { recall, baselineRecall, shownPrecision, shown, encoderSeconds, seconds } = measured;
    say(
      `${set}: recall ${recall.toFixed(3)}, simple method ${baselineRecall.toFixed(3)}; ${shown.toFixed(0)} rows shown, ` +
        `${(100 * shownPrecision).toFixed(0)} % of them planted; ${encoderSeconds.toFixed(0)} + ${seconds.toFixed(1)} s`,
    );
    found.push(measured);
  }
  return { value: figure(found), details: { found } };
}

async function measureSet(
  set: PublicSet,
  { seeds, usesEncoder }: { readonly seeds: readonly number[]; readonly usesEncoder: boolean },
): Promise<Found | undefined> {
  const examples = readCleaned(set);
  if (!examples) return undefined;
  const names = [...new Set(examples.map(({ label }) => label))].sort();
  const texts = examples.map(({ text }) => text);
  const own = Int32Array.from(examples, ({ label }) => names.indexOf(label));
  const labelCount = names.length;
  const groups = groupNumbers(examples);
  const startedAt = performance.now();
  const config = runConfigSchema.parse({ data: { path: set } });
  const encoder = usesEncoder
    ? await encodeExamples({ config, texts, labelCount }, quietContext())
    : undefined;
  const encoderSeconds = (performance.now() - startedAt) / 1000;
  const sums = { recall: 0, baselineRecall: 0, shownPrecision: 0, shown: 0, seconds: 0 };
  for (const seed of seeds) {
    const { labels, planted } = plant(own, labelCount, seed);
    const data = { texts, labels, labelCount, groups };
    sums.baselineRecall += recallOf((await search(data, undefined, seed)).doubts, planted);
    const { doubts, seconds } = await search(data, encoder, seed);
    const shown = doubts.filter(({ isSuspect }) => isSuspect);
    sums.recall += recallOf(doubts, planted);
    sums.shownPrecision += shown.filter(({ place }) => planted.has(place)).length / Math.max(1, shown.length);
    sums.shown += shown.length;
    sums.seconds += seconds;
  }
  const mean = (sum: number) => sum / seeds.length;
  return {
    set,
    recall: mean(sums.recall),
    baselineRecall: mean(sums.baselineRecall),
    shownPrecision: mean(sums.shownPrecision),
    shown: mean(sums.shown),
    encoderSeconds,
    seconds: mean(sums.seconds),
  };
}

/** The labels with some changed into another one, each other one as likely, and the places of those. */
function plant(
  own: Int32Array,
  labelCount: number,
  seed: number,
): { readonly labels: Int32Array; readonly planted: ReadonlySet<number> } {
  const labels = Int32Array.from(own);
  const random = seededRandom(seed, own.length);
  const places = [...shuffledIndices(own.length, seed)].slice(0, Math.round(plantedShare * own.length));
  for (const place of places)
    labels[place] = ((labels[place] ?? 0) + 1 + (random() % (labelCount - 1))) % labelCount;
  return { labels, planted: new Set(places) };
}

async function search(data: GroupedData, encoder: EncoderFeatures | undefined, seed: number) {
  const startedAt = performance.now();
  const doubts = await labelDoubts({ ...data, encoder }, { seed });
  return { doubts, seconds: (performance.now() - startedAt) / 1000 };
}

function recallOf(doubts: readonly { readonly place: number }[], planted: ReadonlySet<number>): number {
  const looked = doubts.slice(0, Math.round(lookedAt * doubts.length));
  return looked.filter(({ place }) => planted.has(place)).length / planted.size;
}
