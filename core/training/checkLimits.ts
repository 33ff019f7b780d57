/** Refuses settings beyond the operational limits (product design 8.2) before any work is done. */
import { AppError } from '../contract/errors/appError.ts';
import type { Limits } from '../contract/limits.ts';
import type { ParameterOverrides } from './resolveParameters.ts';

const bounded = [
  ['epochs', 'maxEpochs'],
  ['batchSize', 'maxBatchSize'],
  ['maxLength', 'maxLength'],
] as const;

/** Fails with `request.over_limit` for the first setting above its limit. */
export function checkLimits(parameters: ParameterOverrides, limits: Limits): void {
  for (const [field, limitName] of bounded) {
    const value = parameters[field];
    const limit = limits.run[limitName];
    if (typeof value === 'number' && value > limit) {
      throw new AppError('request.over_limit', { field, value, limit });
    }
  }
}
