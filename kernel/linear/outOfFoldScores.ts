/**
 * Scores of the training texts by models that did not see them: what "accuracy on the training texts" means for a
 * linear model, and where doubtful labels show.
 */
import { shuffledIndices } from '../data/seededRandom.ts';
import { createPacer } from './pacer.ts';
import { openTrainer } from './openTrainer.ts';
import { scaledRows, learnScale } from './encoderFeatures.ts';
import { scoreRows } from './linearModel.ts';
import { prepareRows } from './prepareRows.ts';
import type { LinearData, PreparedRows } from './prepareRows.ts';
import type { LinearOptions } from './fitLinearModel.ts';

/**
 * (texts, C) in the order of the data. Identical texts are in one fold; vocabulary and scale, which know no labels,
 * come from all texts.
 */
export async function outOfFoldScores(
  data: LinearData,
  options: LinearOptions,
  folds = 5,
): Promise<Float32Array> {
  const pacer = createPacer(options);
  const rows = await prepareRows(data, pacer);
  const trainer = await openTrainer(rows, options);
  trainer.setEncoderWeight(options.encoderWeight);
  const dense = rows.features && scaledRows(rows.features, learnScale(rows.features), options.encoderWeight);
  const foldOf = assignFolds(rows, { folds, seed: options.seed, texts: data.texts });
  const scores = new Float32Array(data.texts.length * data.labelCount);
  for (let fold = 0; fold < folds; fold++) {
    const kept = Int32Array.from(foldOf.keys()).filter((row) => foldOf[row] !== fold);
    const fitted = await trainer.train(kept, pacer, [fold / folds, (fold + 1) / folds]);
    const all = scoreRows(fitted, rows.sparse, fitted.encoder && dense);
    for (const [row, at] of rows.origin.entries()) {
      if (foldOf[row] !== fold) continue;
      const start = row * data.labelCount;
      scores.set(all.subarray(start, start + data.labelCount), at * data.labelCount);
    }
  }
  options.onProgress?.(1);
  return scores;
}

/** The fold of each row: groups of identical texts, spread evenly over the folds within each category. */
function assignFolds(
  { origin, labels, labelCount }: PreparedRows,
  { folds, seed, texts }: { folds: number; seed: number; texts: readonly string[] },
): Int32Array {
  const firsts = Int32Array.from(origin.keys()).filter(
    (row) => row === 0 || texts[origin[row]!] !== texts[origin[row - 1]!],
  );
  const foldOf = new Int32Array(origin.length);
  // Categories begin with different folds, so that small ones do not all fill the first.
  const next = Int32Array.from({ length: labelCount }, (_, label) => label);
  for (const group of shuffledIndices(firsts.length, seed)) {
    const first = firsts[group]!;
    const fold = next[labels[first]!]!++ % folds;
    foldOf.fill(fold, first, firsts[group + 1] ?? origin.length);
  }
  return foldOf;
}
