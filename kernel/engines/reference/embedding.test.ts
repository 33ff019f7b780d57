/** Embeddings: the rows that are added, and where their gradients go. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { checkGradient } from '../../../tools/testing/checkGradient.ts';
import { randomNumbers } from '../testing/randomNumbers.ts';
import { embed, embedBackward } from './embedding.ts';
import { dot } from './matrix.ts';

const tokens = { tokenIds: Int32Array.of(2, 0, 2), positionOffset: 1, hiddenSize: 2 };

describe('embedding', () => {
  it('adds the rows of token, position and type 0', () => {
    const tables = {
      word: Float64Array.of(1, 2, 0, 0, 5, 6),
      position: Float64Array.of(0, 0, 10, 20, 30, 40, 50, 60),
      type: Float64Array.of(100, 200, -1, -1),
    };
    assert.deepEqual([...embed(tokens, tables).values], [115, 226, 131, 242, 155, 266]);
  });

  for (const types of [0, 2]) {
    it(`has the gradients of finite differences with ${types} token types`, () => {
      const random = { word: randomNumbers(6, 1), position: randomNumbers(8, 2) };
      const tables = { ...random, type: types ? randomNumbers(4, 3) : undefined };
      const probe = { rows: 3, columns: 2, values: randomNumbers(6, 4) };
      const type = types ? new Float64Array(4) : undefined;
      const gradient = { word: new Float64Array(6), position: new Float64Array(8), type };
      embedBackward(tokens, probe, gradient);
      const loss = () => dot(embed(tokens, tables).values, probe.values);
      checkGradient({ name: 'word', values: tables.word, gradient: gradient.word, loss });
      checkGradient({ name: 'position', values: tables.position, gradient: gradient.position, loss });
      if (tables.type && gradient.type) {
        checkGradient({ name: 'type', values: tables.type, gradient: gradient.type, loss });
      }
    });
  }
});
