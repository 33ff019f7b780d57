/** A whole labelled spreadsheet as linear models learn from it, without a split: for questions about the data itself. */
import type { Example } from '../../core/contract/dataset.ts';
import type { RunConfig, Stage } from '../../core/contract/runConfig.ts';
import { assertTrainable } from '../../core/dataset/assertTrainable.ts';
import { groupNumbers } from '../../core/dataset/groupExamples.ts';
import { classWeights } from '../../core/training/classWeights.ts';
import { modelText } from '../../core/dataset/personalData/modelText.ts';
import type { GroupedData } from '../linear/linearData.ts';
import type { RequestContext } from '../requestContext.ts';
import { encodeExamples } from './encodeExamples.ts';
import { readDataset } from './readDataset.ts';
import { countLabels } from './trainingData.ts';

export interface LinearDataset {
  readonly examples: readonly Example[];
  /** Categories in the order of the scores. */
  readonly names: readonly string[];
  readonly data: GroupedData;
  /** The kind of model that the data is made for. */
  readonly stage: Stage;
  readonly options: { readonly seed: number; readonly classWeights: readonly number[] | null };
}

/** With the encoder's features, unless the configuration wants the baseline alone. Throws as a training would. */
export async function linearDataset(config: RunConfig, context: RequestContext): Promise<LinearDataset> {
  const { examples, summary } = await readDataset(config, context);
  assertTrainable(examples, summary.labelColumn);
  const names = [...new Set(examples.map(({ label }) => label))].sort();
  const indexOf = new Map(names.map((name, index) => [name, index]));
  const texts = examples.map(modelText);
  const labels = Int32Array.from(examples, ({ label }) => indexOf.get(label) ?? 0);
  const labelCount = names.length;
  const usesEncoder = config.stages === undefined || config.stages.some((stage) => stage !== 'baseline');
  const encoder = usesEncoder ? await encodeExamples({ config, texts, labelCount }, context) : undefined;
  const { seed = 42, classWeights: weighing = 'auto' } = config.parameters;
  return {
    examples,
    names,
    data: { texts, labels, labelCount, encoder, groups: groupNumbers(examples) },
    stage: encoder ? 'instant' : 'baseline',
    options: { seed, classWeights: classWeights(countLabels(labels, labelCount), weighing) },
  };
}
