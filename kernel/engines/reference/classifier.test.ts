/** The whole model's gradients against finite differences, for every architecture, dropout and frozen layers. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { checkGradient } from '../../../tools/testing/checkGradient.ts';
import { isTrained, parametersOf } from '../../model/parameters.ts';
import type { ModelShape } from '../../model/modelShape.ts';
import { randomWeights } from '../testing/randomWeights.ts';
import { smallShapes } from '../testing/smallShapes.ts';
import { classify, classifyBackward, encodeText } from './classifier.ts';
import { crossEntropy, crossEntropyBackward } from './crossEntropy.ts';
import { drawDropout } from './dropout.ts';
import type { DropoutRates } from './dropout.ts';

const tokenIds = Int32Array.of(3, 7, 7, 1);
const target = { label: 1, weight: 0.7 };
const noDropout: DropoutRates = { hiddenDropout: 0, attentionDropout: 0 };

interface Case {
  readonly name: string;
  readonly shape: ModelShape;
  readonly frozenLayers?: number;
  readonly rates?: DropoutRates;
}

const cases: readonly Case[] = [
  ...Object.entries(smallShapes).map(([name, shape]) => ({ name, shape })),
  { name: 'bert with relu', shape: { ...smallShapes.bert, activation: 'relu' } },
  {
    name: 'bert with dropout',
    shape: smallShapes.bert,
    rates: { hiddenDropout: 0.3, attentionDropout: 0.2 },
  },
  { name: 'bert with one frozen layer', shape: smallShapes.bert, frozenLayers: 1 },
  {
    name: 'bert with one frozen layer and dropout',
    shape: smallShapes.bert,
    frozenLayers: 1,
    rates: { hiddenDropout: 0.3, attentionDropout: 0.2 },
  },
  { name: 'bert with every layer frozen', shape: smallShapes.bert, frozenLayers: 2 },
];

function check({ name, shape, frozenLayers = 0, rates = noDropout }: Case): void {
  const weights = randomWeights(shape, 1);
  const moment = { seed: 5, step: 2, microBatch: 1 };
  const dropout = drawDropout(moment, rates, { text: 3, firstToken: 11 });
  const run = () => classify({ kind: 'tokens', tokenIds }, weights, { shape, frozenLayers, dropout });
  const loss = () => crossEntropy(run().head.logits.values, target);

  const trained = parametersOf(shape).filter((parameter) => isTrained(parameter, frozenLayers));
  const gradients = new Map(
    trained.map((each) => [each.name, new Float64Array(weights.get(each.name)!.length)]),
  );
  const tape = run();
  const dLogits = crossEntropyBackward(tape.head.logits.values, target);
  classifyBackward({ tape, weights, gradients, shape, frozenLayers }, dLogits);
  for (const [tensor, gradient] of gradients) {
    const values = weights.get(tensor)!;
    checkGradient({ name: `${name}: ${tensor}`, values, gradient, loss, atMost: 12 });
  }
}

describe('classifier', () => {
  for (const each of cases) {
    it(`has the gradients of finite differences: ${each.name}`, () => {
      check(each);
    });
  }

  it('gives the same scores and gradients from a prefix as from tokens', () => {
    const shape = smallShapes.roberta;
    const weights = randomWeights(shape, 2);
    const hidden = encodeText(tokenIds, weights, { shape, layerCount: 1 })[1]!;
    const settings = { shape, frozenLayers: 1, dropout: undefined };
    const [fromTokens, fromPrefix] = [
      classify({ kind: 'tokens', tokenIds }, weights, settings),
      classify({ kind: 'prefix', hidden }, weights, settings),
    ].map((tape) => {
      const gradient = new Float64Array(shape.hiddenSize ** 2);
      const gradients = new Map(
        [...weights].map(([name, values]) => [name, new Float64Array(values.length)]),
      );
      gradients.set('layers.1.attention.query.weight', gradient);
      const dLogits = crossEntropyBackward(tape.head.logits.values, target);
      classifyBackward({ tape, weights, gradients, shape, frozenLayers: 1 }, dLogits);
      return [...tape.head.logits.values, ...gradient];
    });
    assert.deepEqual(fromTokens, fromPrefix);
  });
});
