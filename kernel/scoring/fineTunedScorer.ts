/** Scores with a fine-tuned encoder and its classifier. */
import type { ModelManifest } from '../../core/contract/modelManifest.ts';
import { tokenSource } from '../data/units.ts';
import { chooseEngine } from '../engines/registry.ts';
import { scoreUnits } from '../scoreUnits.ts';
import { tokenise } from '../data/tokenise.ts';
import { readFineTuned } from './fineTunedFolder.ts';
import type { Scorer, ScorerOptions } from './scorer.ts';

const batchSize = 32;

export async function openFineTunedScorer(
  folder: string,
  manifest: ModelManifest,
  options: ScorerOptions,
): Promise<Scorer> {
  const { shape, weights, tokenizer } = await readFineTuned(folder);
  const engine = await chooseEngine(options.engine);
  const session = await engine.open(
    { shape, weights },
    {
      threads: options.threads,
      frozenLayers: 0,
      hiddenDropout: 0,
      attentionDropout: 0,
      seed: 0,
      trains: false,
    },
  );
  return {
    labelCount: shape.labelCount,
    async score(texts, between) {
      const { windows, textOf } = await tokenise({ texts, tokenizer, ...manifest });
      return scoreUnits(session, {
        source: tokenSource(windows),
        textOf,
        textCount: texts.length,
        labelCount: shape.labelCount,
        batchSize,
        between: async (done) => {
          await between?.(done / windows.length);
        },
      });
    },
    close: () => session.close(),
  };
}
