/** What the frozen encoder says of texts, where nothing is trained on them but linear models. */
import type { RunConfig } from '../../core/contract/runConfig.ts';
import { resolveParameters } from '../../core/training/resolveParameters.ts';
import { chooseEngine } from '../engines/registry.ts';
import type { EncoderFeatures } from '../linear/encoderFeatures.ts';
import { maxTokens } from '../model/modelShape.ts';
import type { RequestContext } from '../requestContext.ts';
import { threadsOf } from '../threadsOf.ts';
import { prepareEncoder } from './prepareEncoder.ts';
import { loadRunBase, readLength } from './runBase.ts';

export interface EncodeQuestion {
  readonly config: RunConfig;
  readonly texts: readonly string[];
  readonly labelCount: number;
}

/** One pass over the texts, read as a run of this configuration would read them. */
export async function encodeExamples(
  { config, texts, labelCount }: EncodeQuestion,
  context: RequestContext,
): Promise<EncoderFeatures> {
  const base = await loadRunBase(config, { labelCount, seed: 0 }, context);
  const size = { layerCount: base.shape.layerCount, maxTokens: maxTokens(base.shape) };
  const parameters = resolveParameters(config.preset, config.parameters, size);
  const encoder = await prepareEncoder(
    {
      base,
      engine: await chooseEngine(config.engine),
      threads: threadsOf(config.threads),
      texts,
      maxLength: readLength(parameters, size.maxTokens, config.limits),
      longText: parameters.longText,
      prefixLayer: 0,
      wantsFirstTokens: false,
      // Nothing is cached without a prefix.
      cacheFolder: '',
    },
    context,
  );
  await encoder.close();
  return encoder.features;
}
