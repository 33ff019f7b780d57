/** Scores with a linear model over TF-IDF alone. */
import { loadLinearModel } from '../linear/loadLinearModel.ts';
import type { Scorer } from './scorer.ts';

export async function openBaselineScorer(folder: string): Promise<Scorer> {
  const model = await loadLinearModel(folder);
  return {
    labelCount: model.labelCount,
    score: async (texts, between) => {
      const scores = model.score(texts);
      await between?.(1);
      return scores;
    },
    close: () => Promise.resolve(),
  };
}
