import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isAppError } from '../../core/contract/errors/appError.ts';
import { cpuEngine } from './cpu/cpuEngine.ts';
import type { Engine } from './engine.ts';
import { referenceEngine } from './reference/referenceEngine.ts';
import { chooseEngine } from './registry.ts';
import type { EngineLoader } from './registry.ts';

const brokenEngine: Engine = {
  ...cpuEngine,
  probe: async () => ({
    ...(await cpuEngine.probe()),
    available: false,
    unavailableReason: 'not_installed',
  }),
};
const broken: EngineLoader = { kind: 'cpu', load: () => Promise.resolve(brokenEngine) };
const reference: EngineLoader = { kind: 'reference', load: () => Promise.resolve(referenceEngine) };

describe('choosing an engine', () => {
  it('takes the yardstick only when it is asked for', async () => {
    await assert.rejects(
      chooseEngine(undefined, [broken, reference]),
      (error) => isAppError(error, 'engine.unavailable') && error.params.engine === 'any',
    );
    assert.equal(await chooseEngine('reference', [broken, reference]), referenceEngine);
  });
});
