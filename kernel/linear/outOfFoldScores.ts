/**
 * Scores of the training texts by models that did not see them: what "accuracy on the training texts" means for a
 * linear model, and where doubtful labels show.
 */
import { assignFolds } from './assignFolds.ts';
import { createPacer } from './pacer.ts';
import { openTrainer } from './openTrainer.ts';
import { pickTexts } from './encoderFeatures.ts';
import { createLinearModel } from './linearModel.ts';
import type { LinearModel } from './linearModel.ts';
import { scoreRows } from './scoreRows.ts';
import { prepareRows } from './prepareRows.ts';
import type { GroupedData, LinearData } from './linearData.ts';
import type { LinearOptions } from './fitLinearModel.ts';

/**
 * (texts, C) in the order of the data. What belongs together (a process, a text and its near copies) is in one fold;
 * vocabulary and scale, which know no labels, come from all texts.
 */
export async function outOfFoldScores(
  data: GroupedData,
  options: LinearOptions,
  folds = 5,
): Promise<Float32Array> {
  const { texts, labelCount, groups } = data;
  const pacer = createPacer(options);
  const prepared = await prepareRows(data, options, pacer.part(0, 0.1));
  const trainer = await openTrainer(prepared, options);
  const foldOf = assignFolds(prepared, { folds, seed: options.seed, groups });
  const foldOfGroup = new Map(Array.from(foldOf, (fold, row) => [groups[prepared.origin[row]!]!, fold]));
  const unused = unusedTexts(texts.length, prepared.origin);
  const scores = new Float32Array(texts.length * labelCount);
  const keep = (found: Float32Array, places: ArrayLike<number>) => {
    for (let i = 0; i < places.length; i++) {
      scores.set(found.subarray(i * labelCount, (i + 1) * labelCount), places[i]! * labelCount);
    }
  };
  for (let fold = 0; fold < folds; fold++) {
    const trained = Int32Array.from(foldOf.keys()).filter((row) => foldOf[row] !== fold);
    const held = Int32Array.from(foldOf.keys()).filter((row) => foldOf[row] === fold);
    const share = (done: number) => 0.1 + (0.9 * done) / folds;
    const fitted = await trainer.train(trained, pacer.part(share(fold), share(fold + 1)));
    keep(
      scoreRows(fitted, trainer.rows, held),
      held.map((row) => prepared.origin[row]!),
    );
    const others = unused.filter((text) => (foldOfGroup.get(groups[text]!) ?? 0) === fold);
    if (others.length > 0)
      keep(scoreTexts(createLinearModel({ ...prepared, ...fitted }), data, others), others);
  }
  options.onProgress?.(1);
  return scores;
}

/** Texts that were too many to train on. */
function unusedTexts(count: number, used: Int32Array): number[] {
  const isUsed = new Uint8Array(count);
  for (const text of used) isUsed[text] = 1;
  return [...isUsed.keys()].filter((text) => isUsed[text] === 0);
}

function scoreTexts(
  model: LinearModel,
  { texts, encoder }: LinearData,
  chosen: readonly number[],
): Float32Array {
  return model.score(
    chosen.map((text) => texts[text]!),
    encoder && pickTexts(encoder, chosen),
  );
}
