import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { expectClose } from '../../tools/testing/expectClose.ts';
import { seededRandom, shuffledIndices } from '../data/seededRandom.ts';
import { pickTexts } from './encoderFeatures.ts';
import { fitLinearModel } from './fitLinearModel.ts';
import type { LinearModel } from './linearModel.ts';
import type { LinearData } from './linearData.ts';
import { encoderOf, samples } from './testing/samples.ts';

const baseline = { seed: 1 };
const both = { ...samples, encoder: encoderOf(samples) };

function reordered(data: LinearData, order: Int32Array): LinearData {
  return {
    ...data,
    texts: Array.from(order, (i) => data.texts[i]!),
    labels: order.map((i) => data.labels[i]!),
    encoder: data.encoder && pickTexts(data.encoder, order),
  };
}

/** Texts whose words tell the label only when `isTold`, with features that tell it only when not. */
function told(seed: number, isTold: boolean): LinearData {
  const random = seededRandom(seed);
  const labels = Int32Array.from({ length: 120 }, () => random() % 4);
  const topics = ['penhora', 'guarda', 'multa', 'despejo'];
  const texts = Array.from(labels, (label) => {
    const numbers = `${random() % 50} ${random() % 50} ${random() % 50}`;
    return isTold ? `${topics[label]!} ${numbers}` : `autos ${numbers}`;
  });
  const data = { texts, labels, labelCount: 4 };
  const shown = isTold ? { ...data, labels: labels.map(() => random() % 4) } : data;
  return { ...data, encoder: encoderOf(shown, seed) };
}

/** ½|w|² + Σ max(0, 1 − y·score)² of each category, the bias being a weight like the others. */
function objectives(model: LinearModel, { texts, labels }: LinearData): number[] {
  const scores = model.score(texts);
  return Array.from(model.bias, (bias, c) => {
    let sum = bias ** 2 / 2;
    for (let i = c; i < model.weights.length; i += model.labelCount) sum += model.weights[i]! ** 2 / 2;
    for (const [i, label] of labels.entries()) {
      sum += Math.max(0, 1 - (label === c ? 1 : -1) * scores[i * model.labelCount + c]!) ** 2;
    }
    return sum;
  });
}

describe('fitLinearModel', () => {
  // scikit-learn: LinearSVC(tol=1e-10, max_iter=100000) on the two TfidfVectorizers side by side.
  it('reaches the optimum that LIBLINEAR finds', async () => {
    const model = await fitLinearModel(samples, baseline);
    const optimum = [1.6178352, 1.6518712, 1.1346097, 1.3624014];
    expectClose(objectives(model, samples), optimum, { relative: 1e-3 });
    expectClose(
      model.score(['Arquivados os autos do réu, réu', 'citação e tutela']),
      [-0.627227, -0.769603, -0.961659, 0.408735, -0.215321, 0.069564, -0.879791, -0.845441],
      { absolute: 0.01 },
    );
  });

  it('gives the same model to the bit whatever the order of the rows', async () => {
    const [a, b] = await Promise.all([
      fitLinearModel(both, { seed: 7 }),
      fitLinearModel(reordered(both, shuffledIndices(samples.texts.length, 3)), { seed: 7 }),
    ]);
    assert.deepEqual(a.vocabulary, b.vocabulary);
    assert.deepEqual(a.weights, b.weights);
    assert.deepEqual(a.bias, b.bias);
    assert.deepEqual(a.encoder?.weights, b.encoder?.weights);
  });

  it('scores a text the same whatever else is in the batch', async () => {
    const model = await fitLinearModel(both, { seed: 1 });
    const all = model.score(both.texts, both.encoder);
    fc.assert(
      fc.property(fc.subarray([...both.texts.keys()], { minLength: 1 }), (chosen) => {
        const part = model.score(
          chosen.map((i) => both.texts[i]!),
          pickTexts(both.encoder, chosen),
        );
        const expected = chosen.flatMap((i) => [...all.subarray(i * 4, i * 4 + 4)]);
        assert.deepEqual([...part], expected);
      }),
    );
  });

  it('learns its training texts, with and without the encoder', async () => {
    for (const data of [samples, both]) {
      const model = await fitLinearModel(data, { seed: 1 });
      assert.equal(model.encoder !== undefined, data === both);
      const scores = model.score(both.texts, both.encoder);
      for (const [i, label] of samples.labels.entries()) {
        const row = [...scores.subarray(i * 4, i * 4 + 4)];
        assert.equal(row.indexOf(Math.max(...row)), label, both.texts[i]);
      }
    }
  });

  it('adds what words and encoder say, each learnt apart', async () => {
    const [words, added] = [await fitLinearModel(samples, baseline), await fitLinearModel(both, baseline)];
    assert.deepEqual(added.weights, words.weights);
    const wordless = { ...both, texts: both.texts.map(() => ''), encoder: both.encoder };
    const [all, own] = [added.score(both.texts, both.encoder), words.score(both.texts)];
    const rest = added.score(wordless.texts, both.encoder);
    const silent = words.score(wordless.texts);
    expectClose(
      all.map((score, i) => score - own[i]!),
      rest.map((score, i) => score - silent[i]!),
      { absolute: 1e-5 },
    );
  });

  for (const isTold of [true, false]) {
    it(`listens to the ${isTold ? 'words' : 'encoder'} where only that tells`, async () => {
      const [data, unseen] = [told(1, isTold), told(2, isTold)];
      const model = await fitLinearModel(data, baseline);
      const scores = model.score(unseen.texts, unseen.encoder);
      const right = unseen.labels.filter((label, i) => {
        const row = [...scores.subarray(i * 4, i * 4 + 4)];
        return row.indexOf(Math.max(...row)) === label;
      });
      assert.ok(right.length > 0.9 * unseen.labels.length, String(right.length));
    });
  }

  it('lets a category of greater weight win more often', async () => {
    const plain = await fitLinearModel(samples, baseline);
    const weighted = await fitLinearModel(samples, { ...baseline, classWeights: [1, 1, 10, 1] });
    assert.ok(weighted.score(['despacho'])[2]! > plain.score(['despacho'])[2]!);
  });

  it('finds a category that has no example at all unlikely', async () => {
    const model = await fitLinearModel({ ...samples, labelCount: 5 }, baseline);
    const scores = model.score(samples.texts);
    for (let i = 4; i < scores.length; i += 5) assert.ok(scores[i]! < 0);
  });

  it('stops when asked and reports progress that never falls', async () => {
    const stopping = new AbortController();
    const shares: number[] = [];
    const texts = Array.from({ length: 6000 }, (_, i) =>
      samples.texts.map((text) => `${text}${i % 97}`).join(' '),
    );
    const data = { texts, labels: Int32Array.from(texts.keys()).map((i) => i % 4), labelCount: 4 };
    const onProgress = (share: number) => {
      shares.push(share);
      if (shares.length === 3) stopping.abort();
    };
    await assert.rejects(fitLinearModel(data, { ...baseline, signal: stopping.signal, onProgress }), {
      name: 'AbortError',
    });
    assert.deepEqual(
      shares,
      [...shares].sort((a, b) => a - b),
    );
    assert.equal(shares.length, 3);
  });
});
