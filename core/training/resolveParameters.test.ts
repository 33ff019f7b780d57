import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { AppError } from '../contract/errors/appError.ts';
import { presetNames, trainingParametersSchema } from '../contract/trainingParameters.ts';
import type { PresetName, TrainingParameters } from '../contract/trainingParameters.ts';
import { resolveParameters } from './resolveParameters.ts';
import type { ParameterOverrides } from './resolveParameters.ts';

const small = { layerCount: 12, maxTokens: 512 };

function check(
  preset: PresetName,
  overrides: ParameterOverrides,
  expected: Partial<TrainingParameters>,
): void {
  const found = resolveParameters(preset, overrides, small);
  const keys = Object.keys(expected) as (keyof TrainingParameters)[];
  assert.deepEqual(Object.fromEntries(keys.map((key) => [key, found[key]])), expected);
}

describe('resolveParameters', () => {
  for (const preset of presetNames) {
    it(`${preset} is complete and valid (R23)`, () => {
      assert.ok(trainingParametersSchema.safeParse(resolveParameters(preset, {}, small)).success);
    });
  }

  it('rapido is the design’s: 3 rounds, no early stopping, batch 32 (R23)', () => {
    check('rapido', {}, { epochs: 3, earlyStoppingPatience: null, batchSize: 32, warmupSteps: null });
  });
  it('equilibrado is the design’s: 10 rounds, early stopping 3, batch 16 (R23)', () => {
    check('equilibrado', {}, { epochs: 10, earlyStoppingPatience: 3, batchSize: 16, warmupSteps: null });
  });
  it('preciso is the design’s: 30 rounds, early stopping 5, batch 8, warm-up 100 (R23)', () => {
    check('preciso', {}, { epochs: 30, earlyStoppingPatience: 5, batchSize: 8, warmupSteps: 100 });
  });
  it('the defaults of the design hold for every preset (3.2)', () => {
    for (const preset of presetNames) check(preset, {}, { seed: 42, trainShare: 0.8, weightDecay: 0.01 });
  });
  it('overrides win over the preset', () => {
    check('rapido', { epochs: 7, frozenLayers: 0 }, { epochs: 7, frozenLayers: 0, batchSize: 32 });
  });
  it('an undefined override changes nothing', () => {
    check('rapido', { epochs: undefined }, { epochs: 3 });
  });
  it('null is a value: early stopping can be switched off', () => {
    check('preciso', { earlyStoppingPatience: null }, { earlyStoppingPatience: null });
  });
  it('a share of warm-up replaces the preset’s steps', () => {
    check('preciso', { warmupShare: 0.2 }, { warmupShare: 0.2, warmupSteps: null });
  });
  it('a length beyond the model’s positions is cut', () => {
    check('rapido', { maxLength: 1024 }, { maxLength: 512 });
  });
  it('frozen layers follow the depth of the model', () => {
    assert.equal(resolveParameters('equilibrado', {}, { layerCount: 6, maxTokens: 512 }).frozenLayers, 3);
    assert.equal(resolveParameters('equilibrado', {}, { layerCount: 1, maxTokens: 512 }).frozenLayers, 1);
  });
  it('more frozen layers than the model has are refused', () => {
    assert.throws(
      () => resolveParameters('rapido', { frozenLayers: 13 }, small),
      (error) => error instanceof AppError && error.code === 'request.over_limit',
    );
  });
});
