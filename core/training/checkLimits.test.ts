import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isAppError } from '../contract/errors/appError.ts';
import { defaultLimits, limitsSchema } from '../contract/limits.ts';
import type { Limits } from '../contract/limits.ts';
import { checkLimits } from './checkLimits.ts';
import type { ParameterOverrides } from './resolveParameters.ts';

/** `refused` is the field that is too large, or null. */
function check(parameters: ParameterOverrides, refused: string | null, limits: Limits = defaultLimits): void {
  const attempt = () => {
    checkLimits(parameters, limits);
  };
  if (refused === null) attempt();
  else assert.throws(attempt, (e) => isAppError(e, 'request.over_limit') && e.params.field === refused);
}

describe('checkLimits', () => {
  it('lets everything up to the limit through', () => {
    check({ epochs: 100, batchSize: 128, maxLength: 1024 }, null);
  });
  it('refuses 101 rounds', () => {
    check({ epochs: 101 }, 'epochs');
  });
  it('refuses a batch of 129', () => {
    check({ batchSize: 129 }, 'batchSize');
  });
  it('refuses texts of 1,025 tokens', () => {
    check({ maxLength: 1025 }, 'maxLength');
  });
  it('an automatic length and absent settings are within every limit', () => {
    check({ maxLength: 'auto' }, null);
    check({}, null);
  });
  it('an admin’s limit counts', () => {
    check({ epochs: 101 }, null, limitsSchema.parse({ run: { maxEpochs: 200 } }));
    check({ epochs: 6 }, 'epochs', limitsSchema.parse({ run: { maxEpochs: 5 } }));
  });
});
