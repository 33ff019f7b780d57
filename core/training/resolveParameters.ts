/** Preset, overrides and the base model's size become the complete settings of one training. */
import { AppError } from '../contract/errors/appError.ts';
import type { PresetName, TrainingParameters } from '../contract/trainingParameters.ts';
import { presetTable, sharedDefaults } from './presetTable.ts';

export interface BaseModelSize {
  readonly layerCount: number;
  /** Tokens that fit into one text, specials included. */
  readonly maxTokens: number;
}

/** Any of the settings; a key that is absent or undefined leaves the preset's value. */
export type ParameterOverrides = {
  readonly [K in keyof TrainingParameters]?: TrainingParameters[K] | undefined;
};

/**
 * A length beyond the model's positions is cut to them; the caller records that as an adjustment.
 * More frozen layers than the model has fail with `request.over_limit`: all layers frozen still trains the head.
 */
export function resolveParameters(
  preset: PresetName,
  overrides: ParameterOverrides,
  size: BaseModelSize,
): TrainingParameters {
  const { frozenShare, ...numbers } = presetTable[preset];
  const defaults: TrainingParameters = {
    ...sharedDefaults,
    ...numbers,
    frozenLayers: Math.round(frozenShare * size.layerCount),
  };
  const parameters = { ...defaults, ...givenOnly(overrides) };
  // Asking for a share of the steps is asking not to use the preset's fixed number.
  if (overrides.warmupShare !== undefined && overrides.warmupSteps === undefined)
    parameters.warmupSteps = null;
  if (parameters.frozenLayers > size.layerCount) {
    throw new AppError('request.over_limit', {
      field: 'frozenLayers',
      value: parameters.frozenLayers,
      limit: size.layerCount,
    });
  }
  if (parameters.maxLength !== 'auto') parameters.maxLength = Math.min(parameters.maxLength, size.maxTokens);
  return parameters;
}

/** Without this, an explicit `undefined` would erase a default. */
function givenOnly(overrides: ParameterOverrides): Partial<TrainingParameters> {
  return Object.fromEntries(Object.entries(overrides).filter(([, value]) => value !== undefined));
}
