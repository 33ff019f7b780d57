/** How long the included model takes from disk to float32 weights and a tokenizer. */
import { join } from 'node:path';
import type { Measurement } from '../../tools/measure/measurement.ts';
import { loadBaseModel } from './loadBaseModel.ts';
import { parametersOf } from './parameters.ts';
import { includedModel, resolveModelFolder } from './resolveModelFolder.ts';
import { tensorName } from './tensorNames.ts';
import { openGgufWeights } from './weights/openGgufWeights.ts';

export const measurement: Measurement = {
  name: 'base-model-load',
  about: 'seconds to load the included model: 25 MB of 4-bit blocks to float32, tokenizer, hash',
  unit: 's',
  bar: { most: 2 },
  async run({ quick, say }) {
    const seconds: number[] = [];
    for (let i = 0; i < (quick ? 1 : 5); i++) {
      const start = performance.now();
      const { shape } = await loadBaseModel(includedModel, { labelCount: 8, seed: 1 });
      seconds.push((performance.now() - start) / 1000);
      const weights = await weightsAlone(parametersOf(shape).map(({ name }) => name));
      say(`${seconds.at(-1)?.toFixed(2)} s, of which reading and dequantising ${weights.toFixed(2)} s`);
    }
    seconds.sort((a, b) => a - b);
    return { value: seconds[Math.floor(seconds.length / 2)] ?? Number.NaN };
  },
};

async function weightsAlone(parameters: readonly string[]): Promise<number> {
  const { folder } = await resolveModelFolder(includedModel);
  const start = performance.now();
  const source = await openGgufWeights(join(folder, 'model.gguf'));
  for (const parameter of parameters) {
    if (!parameter.startsWith('head.')) await source.read(tensorName('gguf', parameter));
  }
  await source.close();
  return (performance.now() - start) / 1000;
}
