/**
 * What choosing which texts to label is worth: a simulated person labels twenty texts at a time, chosen by the product or
 * drawn at random, and the simple method learns from both.
 */
import * as z from 'zod';
import { groupNumbers } from '../../core/dataset/groupExamples.ts';
import { fitTemperature, softmax } from '../../core/training/calibration.ts';
import { chooseDiverse, mostDoubtful, shortlistSize } from '../../core/training/chooseToLabel.ts';
import type { MeasureContext, MeasureOutcome, Measurement } from '../../tools/measure/measurement.ts';
import { shuffledIndices } from '../data/seededRandom.ts';
import { readBuild } from '../run/describeEnvironment.ts';
import { bestPrediction } from '../scoring/logits.ts';
import { keptResult } from '../testing/keptResult.ts';
import { readPublicParts } from '../testing/publicSets.ts';
import type { PublicSet } from '../testing/publicSets.ts';
import { fitLinearModel } from './fitLinearModel.ts';
import type { GroupedData, LinearData } from './linearData.ts';
import type { LinearModel } from './linearModel.ts';
import { outOfFoldScores } from './outOfFoldScores.ts';
import { textSimilarity } from './textSimilarity.ts';

const sets = ['movimentacoes', 'banking77'] as const satisfies readonly PublicSet[];
const firstLabelled = 100;
const perRound = 20;

export const measurements: readonly Measurement[] = [
  {
    name: 'label-next',
    about:
      'test accuracy after rounds of 20 chosen texts less that after as many random ones: mean over ten rounds, five seeds and two sets, simple method, beginning with 100 texts',
    unit: 'points',
    bar: { least: 0.1 },
    run: measureGain,
  },
];

/** Test accuracy after each round, of both ways. */
const curvesSchema = z.object({ chosen: z.array(z.number()), random: z.array(z.number()) });
type Curves = z.infer<typeof curvesSchema>;

async function measureGain(context: MeasureContext): Promise<MeasureOutcome> {
  const { commit } = await readBuild();
  const rounds = context.quick ? 2 : 10;
  const gains: Record<string, number[]> = {};
  for (const set of sets) {
    for (let seed = 1; seed <= (context.quick ? 1 : 5); seed++) {
      const name = `label-next-${commit ?? 'unknown'}-${set}-${seed}-${rounds}`;
      const curves = await keptResult(name, curvesSchema, () => labelBothWays(set, seed, rounds));
      if (!curves) return { skipped: `the shared data set ${set} is not on this machine` };
      const gain = 100 * (mean(curves.chosen) - mean(curves.random));
      context.say(
        `${set} seed ${seed}: chosen ${curves.chosen.map(percent).join(' ')}, random ${curves.random.map(percent).join(' ')}, gain ${gain.toFixed(2)}`,
      );
      gains[set] = [...(gains[set] ?? []), gain];
    }
  }
  return { value: mean(Object.values(gains).flat()), details: { gains } };
}

async function labelBothWays(set: PublicSet, seed: number, rounds: number): Promise<Curves | undefined> {
  const parts = readPublicParts(set);
  if (!parts) return undefined;
  const labels = [...new Set(parts.train.map(({ label }) => label))].sort();
  const dataOf = (rows: typeof parts.train): GroupedData => ({
    texts: rows.map(({ text }) => text),
    labels: Int32Array.from(rows, ({ label }) => labels.indexOf(label)),
    labelCount: labels.length,
    groups: groupNumbers(rows.map((row, rowNumber) => ({ ...row, rowNumber }))),
  });
  const pool = dataOf(parts.train);
  const test = dataOf(parts.test);
  const order = [...shuffledIndices(pool.texts.length, seed, 0)];
  const curveOf = async (next: (model: LinearModel, labelled: readonly number[]) => Promise<number[]>) => {
    const labelled = order.slice(0, firstLabelled);
    let model = await fitLinearModel(pick(pool, labelled), { seed });
    const accuracies: number[] = [];
    for (let round = 0; round < rounds; round++) {
      labelled.push(...(await next(model, labelled)));
      model = await fitLinearModel(pick(pool, labelled), { seed });
      accuracies.push(accuracyOf(model, test));
    }
    return accuracies;
  };
  return {
    chosen: await curveOf((model, labelled) => chooseFrom(pool, { model, labelled, seed })),
    random: await curveOf((_, labelled) =>
      Promise.resolve(order.filter((row) => !labelled.includes(row)).slice(0, perRound)),
    ),
  };
}

/** As the product does: calibrated confidence, shortlist, texts that differ. */
async function chooseFrom(
  pool: GroupedData,
  { model, labelled, seed }: { model: LinearModel; labelled: readonly number[]; seed: number },
): Promise<number[]> {
  const known = pick(pool, labelled);
  const logits = await outOfFoldScores(known, { seed });
  const temperature = fitTemperature({ logits, labels: known.labels, labelCount: pool.labelCount });
  const isLabelled = new Set(labelled);
  const left = [...pool.texts.keys()].filter((row) => !isLabelled.has(row));
  const scores = model.score(left.map((row) => pool.texts[row]!));
  const candidates = left.map((row, i) => ({
    text: pool.texts[row]!,
    probabilities: softmax(scores.subarray(i * pool.labelCount, (i + 1) * pool.labelCount), temperature),
  }));
  const shortlist = mostDoubtful(candidates, shortlistSize(perRound));
  const similarity = await textSimilarity(shortlist.map(({ index }) => candidates[index]!.text));
  const doubts = shortlist.map(({ doubt }) => doubt);
  return chooseDiverse({ doubts, similarity, count: perRound }).map(
    (place) => left[shortlist[place]!.index]!,
  );
}

function pick({ texts, labels, labelCount, groups }: GroupedData, rows: readonly number[]): GroupedData {
  return {
    texts: rows.map((row) => texts[row]!),
    labels: Int32Array.from(rows, (row) => labels[row]!),
    labelCount,
    groups: Int32Array.from(rows, (row) => groups[row]!),
  };
}

function accuracyOf(model: LinearModel, { texts, labels, labelCount }: LinearData): number {
  const predicted = bestPrediction(model.score(texts), labelCount);
  return predicted.reduce((sum, label, i) => sum + Number(label === labels[i]), 0) / labels.length;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}
