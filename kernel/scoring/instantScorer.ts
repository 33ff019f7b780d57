/** Scores with the frozen encoder's means beside TF-IDF. */
import { join } from 'node:path';
import { AppError } from '../../core/contract/errors/appError.ts';
import type { ModelManifest } from '../../core/contract/modelManifest.ts';
import { chooseEngine } from '../engines/registry.ts';
import { loadLinearModel } from '../linear/loadLinearModel.ts';
import { loadBaseModel } from '../model/loadBaseModel.ts';
import { encodeTexts } from '../data/encodeTexts.ts';
import { tokenise } from '../data/tokenise.ts';
import type { Scorer, ScorerOptions } from './scorer.ts';

const batchSize = 32;

export async function openInstantScorer(
  folder: string,
  manifest: ModelManifest,
  options: ScorerOptions,
): Promise<Scorer> {
  const model = await loadLinearModel(join(folder, 'linear'));
  if (!model.encoder) throw new AppError('model.damaged', { path: folder, reason: 'encoder' });
  const base = await loadBaseModel(join(folder, 'encoder'), { labelCount: manifest.labels.length, seed: 0 });
  const engine = await chooseEngine(options.engine);
  const session = await engine.open(base, {
    threads: options.threads,
    frozenLayers: base.shape.layerCount,
    hiddenDropout: 0,
    attentionDropout: 0,
    seed: 0,
    trains: false,
  });
  const { layers, hiddenSize } = model.encoder.scale;
  return {
    labelCount: model.labelCount,
    async score(texts, between) {
      const tokenised = await tokenise({ texts, tokenizer: base.tokenizer, ...manifest });
      const { means } = await encodeTexts(session, {
        texts: tokenised,
        hiddenSize,
        meanLayers: layers,
        wantsFirstTokens: false,
        batchSize,
        between: async (done, total) => {
          await between?.(done / total);
        },
      });
      return model.score(texts, { layers, hiddenSize, means });
    },
    close: () => session.close(),
  };
}
