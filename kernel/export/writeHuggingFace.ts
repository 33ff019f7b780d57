/** `config.json` and `model.safetensors` in the names of Hugging Face's transformers, float32. */
import { join } from 'node:path';
import { replaceFile } from '../files/replaceFile.ts';
import type { ModelShape } from '../model/modelShape.ts';
import { parametersOf } from '../model/parameters.ts';
import type { Weights } from '../model/parameters.ts';
import type { ModelType } from '../model/readModelConfig.ts';
import { tensorNames } from '../model/tensorNames.ts';
import { writeSafetensors } from '../model/writeSafetensors.ts';

export interface HuggingFaceModel {
  readonly config: Readonly<Record<string, unknown>>;
  readonly modelType: ModelType;
  readonly shape: ModelShape;
  readonly weights: Weights;
  /** `encoder` leaves the head out, and the classifier's prefix before every name. */
  readonly contents: 'all' | 'encoder' | 'configOnly';
}

export async function writeHuggingFace(folder: string, model: HuggingFaceModel): Promise<void> {
  const config = `${JSON.stringify(model.config, null, 2)}\n`;
  await replaceFile(join(folder, 'config.json'), [Buffer.from(config)]);
  if (model.contents === 'configOnly') return;
  const tensors = namedTensors(model, model.contents);
  await writeSafetensors(join(folder, 'model.safetensors'), tensors, { format: 'pt' });
}

function namedTensors({ modelType, shape, weights }: HuggingFaceModel, contents: 'all' | 'encoder') {
  const family = modelType === 'xlm-roberta' ? 'roberta' : modelType;
  const parameters = parametersOf(shape).filter(
    ({ depth }) => contents === 'all' || depth < shape.layerCount,
  );
  return parameters.map((parameter) => {
    const [full, bare] = tensorNames(family, parameter.name);
    const name = contents === 'all' ? full : bare;
    const data = weights.get(parameter.name);
    if (name === undefined || data === undefined)
      throw new Error(`${parameter.name} has no name or no weights`);
    return { name, shape: parameter.shape, data };
  });
}
