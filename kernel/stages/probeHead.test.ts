import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { tokenSource } from '../data/units.ts';
import { smallShape } from '../engines/cpu/testing/smallModel.ts';
import type { Engine } from '../engines/engine.ts';
import { toHalf } from '../engines/halfPrecision.ts';
import { chooseEngine } from '../engines/registry.ts';
import { randomNumbers } from '../engines/testing/randomNumbers.ts';
import { initialWeights } from '../testing/initialWeights.ts';
import { probeHead } from './probeHead.ts';
import type { ProbePart } from './probeHead.ts';

const { hiddenSize: H, labelCount: C } = smallShape;

/** Each label has its own direction; noise is as large as it is. */
function partOf(count: number, seed: number): ProbePart {
  const labels = Int32Array.from({ length: count }, (_, i) => i % C);
  const noise = randomNumbers(count * H, seed);
  const firstTokens = Uint16Array.from(noise, (value, i) => {
    const label = labels[Math.floor(i / H)]!;
    return toHalf(value + ((i % H) % C === label ? 0.7 : 0));
  });
  const source = tokenSource(Array.from(labels, () => new Int32Array([1])));
  const weights = new Float32Array(count).fill(1);
  return { firstTokens, units: { source, labels, textOf: labels.map((_, i) => i), weights } };
}

async function probe(engine: Engine) {
  const lines: string[] = [];
  const model = { shape: smallShape, weights: initialWeights(smallShape, 1) };
  const probed = await probeHead({
    engine,
    threads: 1,
    model,
    train: partOf(300, 1),
    validation: partOf(60, 2),
    seed: 1,
    hiddenDropout: 0.1,
    between: () => Promise.resolve(),
    log: (line) => lines.push(line),
  });
  const loss = Number(/loss ([\d.]+)/u.exec(lines.join())?.[1]);
  return { loss, model, probed };
}

describe('probing the head', () => {
  it('the head learns, the encoder stays, and the same seed gives the same bits', async () => {
    const engine = await chooseEngine('cpu');
    const { loss, model, probed } = await probe(engine);
    assert.ok(loss < 0.5 * Math.log(C), `loss ${loss}`);
    for (const [name, values] of model.weights) {
      assert.equal(probed.weights.get(name) === values, !name.startsWith('head.'), name);
    }
    assert.deepEqual((await probe(engine)).probed.weights, probed.weights);
  });
});
