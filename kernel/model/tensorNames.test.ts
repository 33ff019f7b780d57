import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parametersOf } from './parameters.ts';
import { families, tensorName, tensorNames } from './tensorNames.ts';
import { bertTraits } from '../engines/testing/smallShapes.ts';

const shape = {
  ...bertTraits,
  vocabularySize: 9,
  hiddenSize: 4,
  layerCount: 11,
  headCount: 2,
  intermediateSize: 8,
  positionCount: 6,
  labelCount: 3,
} as const;

const cases = [
  ['bert', 'layers.10.attention.norm.bias', 'bert.encoder.layer.10.attention.output.LayerNorm.bias'],
  ['bert', 'head.dense.weight', 'bert.pooler.dense.weight'],
  ['roberta', 'embeddings.word', 'roberta.embeddings.word_embeddings.weight'],
  ['roberta', 'head.output.bias', 'classifier.out_proj.bias'],
  ['distilbert', 'layers.0.ffn.up.weight', 'distilbert.transformer.layer.0.ffn.lin1.weight'],
  ['distilbert', 'head.dense.bias', 'pre_classifier.bias'],
  ['gguf', 'layers.3.attention.query.weight', 'blk.3.attn_q.weight'],
  ['gguf', 'embeddings.norm.bias', 'token_embd_norm.bias'],
] as const;

describe('tensorNames', () => {
  for (const [family, parameter, name] of cases) {
    it(`${family} calls ${parameter} ${name}`, () => {
      assert.equal(tensorName(family, parameter), name);
    });
  }

  it('gives every parameter of every family a name of its own', () => {
    for (const family of families) {
      const names = parametersOf(shape).map(({ name }) => tensorName(family, name));
      assert.equal(new Set(names).size, names.length, family);
    }
  });

  it('finds encoders without a head and norms under their old names', () => {
    assert.deepEqual(tensorNames('bert', 'embeddings.norm.weight'), [
      'bert.embeddings.LayerNorm.weight',
      'embeddings.LayerNorm.weight',
      'bert.embeddings.LayerNorm.gamma',
      'embeddings.LayerNorm.gamma',
    ]);
    assert.deepEqual(tensorNames('roberta', 'head.dense.weight'), ['classifier.dense.weight']);
  });

  it('takes an unknown parameter for a mistake', () => {
    assert.throws(() => tensorName('bert', 'layers.0.ffn.sideways.weight'));
  });
});
