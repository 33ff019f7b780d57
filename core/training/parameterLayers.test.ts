import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parameterLayers } from './parameterLayers.ts';
import type { ParameterLayer } from './parameterLayers.ts';

const inLayer = (wanted: ParameterLayer) =>
  Object.entries(parameterLayers)
    .filter(([, layer]) => layer === wanted)
    .map(([name]) => name);

describe('parameter layers', () => {
  it('show by default only how many rounds, and when to stop', () => {
    assert.deepEqual(inLayer('simple'), ['epochs', 'earlyStoppingPatience']);
  });

  it('never show what can break everything', () => {
    assert.deepEqual(inLayer('locked'), ['weightDecay', 'clipNorm', 'hiddenDropout', 'attentionDropout']);
  });
});
