/** What fixtures/make_goldens.py wrote: small models as PyTorch computes them. */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { readSafetensors } from '../../model/readSafetensors.ts';
import { fromHalf } from '../halfPrecision.ts';

const numbers = z.array(z.number());

const shapeSchema = z.object({
  vocabularySize: z.int(),
  hiddenSize: z.int(),
  layerCount: z.int(),
  headCount: z.int(),
  intermediateSize: z.int(),
  positionCount: z.int(),
  positionOffset: z.int(),
  typeCount: z.int(),
  normEpsilon: z.number(),
  activation: z.enum(['gelu', 'geluTanh', 'relu']),
  headActivation: z.enum(['tanh', 'relu']),
  labelCount: z.int(),
});

const goldenSchema = z.object({
  name: z.string(),
  shape: shapeSchema,
  /** Of randomWeights.ts. */
  seed: z.int(),
  frozenLayers: z.int(),
  texts: z.array(numbers),
  labels: numbers,
  weights: numbers,
  updates: z.array(
    z.object({
      step: z.int(),
      learningRate: z.number(),
      headLearningRate: z.number(),
      weightDecay: z.number(),
      clipNorm: z.number(),
    }),
  ),
  /** (B, C) */
  logitsBefore: numbers,
  logitsAfter: numbers,
  losses: numbers,
  gradNorms: numbers,
  /** Of each trained tensor in the first step, before clipping. */
  firstGradientNorms: z.record(z.string(), z.number()),
});
export type Golden = z.infer<typeof goldenSchema>;

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'fixtures');

export async function readGoldens(): Promise<Golden[]> {
  const text = await readFile(join(folder, 'goldens.json'), 'utf8');
  return z.object({ cases: z.array(goldenSchema) }).parse(JSON.parse(text)).cases;
}

/** Change of every trained tensor over all updates, exact to half precision. */
export async function readGoldenChanges(name: string): Promise<Map<string, Float64Array>> {
  const { tensors } = await readSafetensors(join(folder, `${name}.safetensors`));
  return new Map(
    [...tensors].map(([tensor, { data }]) => {
      if (!(data instanceof Uint16Array)) throw new Error(`${tensor} is not in half precision`);
      return [tensor, Float64Array.from(data, fromHalf)];
    }),
  );
}
