/** A program: opens a session, takes three steps, prints by how many bytes the process grew at its peak (Linux). */
import { readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import { elementCount, parametersOf } from '../../../model/parameters.ts';
import { cpuEngine } from '../cpuEngine.ts';
import { smallShape, updateOf } from './smallModel.ts';

const question = z
  .object({
    shape: z.object({
      hiddenSize: z.int(),
      layerCount: z.int(),
      intermediateSize: z.int(),
      vocabularySize: z.int(),
      positionCount: z.int(),
    }),
    frozenLayers: z.int(),
    lengths: z.array(z.int()),
  })
  .parse(JSON.parse(process.argv[2] ?? ''));

const shape = { ...smallShape, ...question.shape, headCount: 4 };
const { frozenLayers } = question;
const lengths = Int32Array.from(question.lengths);
const tokens = lengths.reduce((sum, length) => sum + length, 0);
const session = await cpuEngine.open(
  {
    shape,
    weights: new Map(
      parametersOf(shape).map(({ name, shape: size }) => [
        name,
        new Float32Array(elementCount(size)).fill(0.01),
      ]),
    ),
  },
  { threads: 2, frozenLayers, hiddenDropout: 0.1, attentionDropout: 0.1, seed: 1, trains: true },
);
globalThis.gc?.();
writeFileSync('/proc/self/clear_refs', '5'); // the peak starts anew
const before = memory('VmRSS');
for (let step = 1; step <= 3; step++) {
  const tokenIds = Int32Array.from({ length: tokens }, (_, i) => (i * 7919 + step) % shape.vocabularySize);
  const weights = new Float32Array(lengths.length).fill(1 / lengths.length);
  const labels = new Int32Array(lengths.length);
  await session.step([{ input: { kind: 'tokens', tokenIds, lengths }, labels, weights }], updateOf(step));
}
console.log(memory('VmHWM') - before);
await session.close();

function memory(name: string): number {
  const [, kib] = new RegExp(`${name}:\\s+(\\d+)`).exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Number(kib) * 1024;
}
