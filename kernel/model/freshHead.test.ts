import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { freshHead } from './freshHead.ts';

const matrix = { name: 'head.dense.weight', shape: [300, 300], depth: 12, decays: true };

describe('freshHead', () => {
  it('draws matrices from a normal distribution of the asked width', () => {
    const values = freshHead(matrix, { seed: 3, range: 0.02 });
    const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
    const deviation = Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length);
    const within = (limit: number) => values.filter((x) => Math.abs(x) < limit * 0.02).length / values.length;
    assert.ok(Math.abs(mean) < 0.0005, `mean ${mean}`);
    assert.ok(Math.abs(deviation - 0.02) < 0.0003, `deviation ${deviation}`);
    assert.ok(Math.abs(within(1) - 0.6827) < 0.01 && Math.abs(within(2) - 0.9545) < 0.005);
  });

  it('starts biases at zero', () => {
    const bias = freshHead(
      { ...matrix, name: 'head.dense.bias', shape: [7], decays: false },
      { seed: 3, range: 1 },
    );
    assert.deepEqual(bias, new Float32Array(7));
  });

  it('depends on the seed and on the name, and on nothing else', () => {
    const draw = (seed: number, name = matrix.name) => freshHead({ ...matrix, name }, { seed, range: 0.02 });
    assert.deepEqual(draw(1), draw(1));
    assert.notDeepEqual(draw(1), draw(2));
    assert.notDeepEqual(draw(1), draw(1, 'head.output.weight'));
  });

  it('gives the same numbers on every machine', () => {
    const [first, second, third] = freshHead(matrix, { seed: 42, range: 0.02 });
    assert.deepEqual(
      [first, second, third],
      [-0.030192075297236443, 0.013941572047770023, 0.021961107850074768],
    );
  });
});
