/** What balancing does to unequal categories: weights, as training gives them, against leaving texts of the large ones out. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { seededHash } from '../../core/dataset/seededHash.ts';
import { classWeights, skewedAbove } from '../../core/training/classWeights.ts';
import { computeScores } from '../../core/training/scores.ts';
import { findShared } from '../../tools/testing/sharedFolder.ts';
import type { MeasureContext, MeasureOutcome, Measurement } from '../../tools/measure/measurement.ts';
import { bestPrediction } from '../scoring/logits.ts';
import { countLabels } from '../stages/trainingData.ts';
import { fitLinearModel } from './fitLinearModel.ts';

interface Row {
  readonly text: string;
  readonly label: string;
}

/** Categories of the set that are used, and to how many examples every second one is cut. */
const usedLabels = 20;
const rareCount = 6;

export const measurement: Measurement = {
  name: 'balance-by-weights',
  about:
    'banking77, 20 categories, every second one cut to 6 examples: macro F1 of the simple method with weights minus with the large ones capped at ten times the smallest, mean of three draws',
  unit: 'points',
  // As good, and nothing is thrown away.
  bar: { least: -0.5 },
  run: measureBalance,
};

async function measureBalance({ quick, say }: MeasureContext): Promise<MeasureOutcome> {
  const [trainPath, testPath] = ['train.csv', 'test.csv'].map((file) =>
    findShared('data', 'en_banking77', file),
  );
  if (trainPath === undefined || testPath === undefined)
    return { skipped: 'the shared data set en_banking77 is not on this machine' };
  const [train, test] = [readRows(trainPath), readRows(testPath)];
  const cases = [];
  for (const seed of quick ? [1] : [1, 2, 3]) {
    const skewed = draw(train, seed, (place) => (place % 2 === 0 ? Infinity : rareCount));
    const capped = draw(skewed, seed, () => skewedAbove * rareCount);
    const shares = sharesOf(skewed);
    const tryOut = (trial: Trial) => scoresOf(trial, { seed, shares });
    const scores = {
      plain: await tryOut({ train: skewed, test, mode: 'off' }),
      weights: await tryOut({ train: skewed, test, mode: 'on' }),
      capped: await tryOut({ train: capped, test, mode: 'off' }),
    };
    say(`seed ${seed}: ${JSON.stringify(scores)}`);
    cases.push(scores);
  }
  const value =
    (100 * cases.reduce((sum, { weights, capped }) => sum + weights.macroF1 - capped.macroF1, 0)) /
    cases.length;
  return { value, details: { cases } };
}

function readRows(path: string): Row[] {
  const rows = parse<Row>(readFileSync(path, 'utf8'), { columns: true, bom: true });
  const labels = new Set([...new Set(rows.map(({ label }) => label))].sort().slice(0, usedLabels));
  return rows.filter(({ label }) => labels.has(label));
}

/** Some rows of each category by its place in the alphabet, drawn by their texts. */
function draw(rows: readonly Row[], seed: number, atMost: (place: number) => number): Row[] {
  const labels = [...new Set(rows.map(({ label }) => label))].sort();
  return labels.flatMap((label, place) =>
    rows
      .filter((row) => row.label === label)
      .sort((a, b) => seededHash(a.text, seed) - seededHash(b.text, seed))
      .slice(0, atMost(place)),
  );
}

interface Trial {
  readonly train: readonly Row[];
  readonly test: readonly Row[];
  readonly mode: 'on' | 'off';
}

interface TrialSetting {
  readonly seed: number;
  /** Of each category among the rows as they were. */
  readonly shares: ReadonlyMap<string, number>;
}

/** Macro F1, and the accuracy on texts that come in the shares of the rows as they were. */
async function scoresOf({ train, test, mode }: Trial, { seed, shares }: TrialSetting) {
  const labels = [...new Set(train.map(({ label }) => label))].sort();
  const indices = (rows: readonly Row[]) => Int32Array.from(rows, ({ label }) => labels.indexOf(label));
  const texts = (rows: readonly Row[]) => rows.map(({ text }) => text);
  const truth = indices(train);
  const weights = classWeights(countLabels(truth, labels.length), mode);
  const model = await fitLinearModel(
    { texts: texts(train), labels: truth, labelCount: labels.length },
    { seed, ...(weights && { classWeights: Float32Array.from(weights) }) },
  );
  const predicted = bestPrediction(model.score(texts(test)), labels.length);
  const scores = computeScores({ truth: indices(test), predicted, labels });
  const natural = scores.labels.reduce(
    (sum, { label, recall }) => sum + (shares.get(label) ?? 0) * (recall ?? 0),
    0,
  );
  return { rows: train.length, macroF1: scores.macroF1, natural };
}

function sharesOf(rows: readonly Row[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { label } of rows) counts.set(label, (counts.get(label) ?? 0) + 1 / rows.length);
  return counts;
}
