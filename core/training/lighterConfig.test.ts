import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { runConfigSchema } from '../contract/runConfig.ts';
import { lighterConfig } from './lighterConfig.ts';

function lighter(config: object) {
  return lighterConfig(runConfigSchema.parse({ data: { path: '/a.csv' }, ...config }));
}

describe('lighter settings', () => {
  it('halve the batch and the length, and keep everything else', () => {
    const result = lighter({ parameters: { batchSize: 16, maxLength: 512, epochs: 4 }, microBatch: 16 });
    assert.deepEqual(result?.changes, [
      { setting: 'batchSize', from: 16, to: 8 },
      { setting: 'maxLength', from: 512, to: 256 },
    ]);
    const { parameters, microBatch, data } = result.config;
    assert.deepEqual([parameters.epochs, microBatch, data.path], [4, 8, '/a.csv']);
  });

  it('begin at those of the preset', () => {
    assert.deepEqual(lighter({ preset: 'rapido' })?.changes, [
      { setting: 'batchSize', from: 32, to: 16 },
      { setting: 'maxLength', from: 'auto', to: 256 },
    ]);
  });

  it('end where nothing can be lighter, and make no text longer', () => {
    assert.deepEqual(lighter({ parameters: { batchSize: 1, maxLength: 100 } })?.changes, [
      { setting: 'maxLength', from: 100, to: 64 },
    ]);
    assert.equal(lighter({ parameters: { batchSize: 1, maxLength: 32 } }), null);
  });
});
