/** How well a category's texts are recognised by models that learnt from half of its other examples, and from all of them. */
import type { CategoryRecall, GrowthEvidence } from '../../core/training/moreExamples.ts';
import { shuffledIndices } from '../data/seededRandom.ts';
import { assignFolds, rowsByGroup } from './assignFolds.ts';
import type { LinearOptions } from './fitLinearModel.ts';
import type { GroupedData } from './linearData.ts';
import { openTrainer } from './openTrainer.ts';
import type { Trainer } from './openTrainer.ts';
import { createPacer } from './pacer.ts';
import type { Pacer } from './pacer.ts';
import { prepareRows } from './prepareRows.ts';
import type { PreparedRows } from './prepareRows.ts';
import { scoreRows } from './scoreRows.ts';
import { largestOf } from '../../core/training/extremes.ts';

export interface GrowthChoice {
  /** Chooses the categories to try by their share of recognised texts and their examples. */
  readonly choose: (categories: readonly CategoryRecall[]) => readonly number[];
}

export interface CategoryGrowth extends GrowthEvidence {
  readonly label: number;
}

const folds = 5;

/** The chosen categories, in the order of the choice. What belongs together is in one fold, and in one half. */
export async function growthEvidence(
  data: GroupedData,
  options: LinearOptions,
  { choose }: GrowthChoice,
): Promise<CategoryGrowth[]> {
  const pacer = createPacer(options);
  const prepared = await prepareRows(data, options, pacer.part(0, 0.05));
  const trainer = await openTrainer(prepared, options);
  const foldOf = assignFolds(prepared, { folds, seed: options.seed, groups: data.groups });
  const study = { prepared, trainer, foldOf, groups: data.groups, seed: options.seed };
  const whole = await rightRows(study, { left: () => false }, pacer.part(0.05, 0.2));
  const chosen = choose(categoriesNow(prepared, whole));
  const found: CategoryGrowth[] = [];
  for (const [i, label] of chosen.entries()) {
    const share = (done: number) => 0.2 + (0.8 * done) / chosen.length;
    found.push(await tryHalves(study, { label, whole }, pacer.part(share(i), share(i + 1))));
  }
  options.onProgress?.(1);
  return found;
}

interface Study {
  readonly prepared: PreparedRows;
  readonly trainer: Trainer;
  readonly foldOf: Int32Array;
  /** Of each text of the data. */
  readonly groups: Int32Array;
  readonly seed: number;
}

async function tryHalves(
  study: Study,
  { label, whole }: { readonly label: number; readonly whole: Uint8Array },
  pacer: Pacer,
): Promise<CategoryGrowth> {
  const { labels, origin } = study.prepared;
  const own = Int32Array.from(labels.keys()).filter((row) => labels[row] === label);
  const halfOf = halve(study, { label, own });
  const tryHalf = (half: number) =>
    rightRows(
      study,
      { left: (row) => halfOf[row] === half, asked: own },
      pacer.part(half / 2, (half + 1) / 2),
    );
  const first = await tryHalf(0);
  const second = await tryHalf(1);
  return {
    label,
    count: own.length,
    whole: Array.from(own, (row) => whole[row]!),
    halved: Array.from(own, (row) => (first[row]! + second[row]!) / 2),
    groups: Array.from(own, (row) => study.groups[origin[row]!]!),
  };
}

/** 0 or 1 for each row of the category, −1 for all others: new examples would come in groups as those at hand do. */
function halve(
  { prepared: { labels, origin }, groups, seed }: Study,
  { label, own }: { readonly label: number; readonly own: Int32Array },
): Int8Array {
  const together = rowsByGroup(
    own.map((row) => origin[row]!),
    groups,
  );
  const halfOf = new Int8Array(labels.length).fill(-1);
  const counts: [number, number] = [0, 0];
  for (const group of shuffledIndices(together.length, seed, label)) {
    const half = counts[1] < counts[0] ? 1 : 0;
    for (const place of together[group]!) halfOf[own[place]!] = half;
    counts[half] += together[group]!.length;
  }
  return halfOf;
}

interface Asked {
  /** Rows that no model learns from. */
  readonly left: (row: number) => boolean;
  /** Left out: all rows. */
  readonly asked?: Int32Array;
}

/** 1 for each asked row that a model recognises that learnt from the other folds. */
async function rightRows(
  { prepared: { labels }, trainer, foldOf }: Study,
  { left, asked }: Asked,
  pacer: Pacer,
): Promise<Uint8Array> {
  const right = new Uint8Array(labels.length);
  for (let fold = 0; fold < folds; fold++) {
    const rows = Int32Array.from(labels.keys());
    const learnt = rows.filter((row) => foldOf[row] !== fold && !left(row));
    const fitted = await trainer.train(learnt, pacer.part(fold / folds, (fold + 1) / folds));
    const held = (asked ?? rows).filter((row) => foldOf[row] === fold);
    const scores = scoreRows(fitted, trainer.rows, held);
    const width = fitted.bias.length;
    for (const [i, row] of held.entries()) {
      const own = scores.subarray(i * width, (i + 1) * width);
      right[row] = Number(own.indexOf(largestOf(own)) === labels[row]);
    }
  }
  return right;
}

function categoriesNow({ labels, labelCount }: PreparedRows, right: Uint8Array): CategoryRecall[] {
  const counts = new Int32Array(labelCount);
  const rights = new Int32Array(labelCount);
  for (const [row, label] of labels.entries()) {
    counts[label]! += 1;
    rights[label]! += right[row]!;
  }
  return Array.from(counts, (count, label) => ({
    label,
    count,
    recall: rights[label]! / Math.max(1, count),
  }));
}
