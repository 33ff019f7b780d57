import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Engine, EngineSession } from '../engines/engine.ts';
import { chooseEngine } from '../engines/registry.ts';
import { timeComputation } from './timeComputation.ts';

/** The reference engine with another training step. */
async function withStep(step: (session: EngineSession) => EngineSession['step']): Promise<Engine> {
  const engine = await chooseEngine('reference');
  return {
    ...engine,
    open: async (...task) => {
      const session = await engine.open(...task);
      return new Proxy(session, {
        get: (target, key) => {
          const value: unknown = key === 'step' ? step(target) : Reflect.get(target, key);
          return typeof value === 'function' ? value.bind(target) : value;
        },
      });
    },
  };
}

describe('timeComputation (R4)', () => {
  it('an engine that works learns, and its speed is told', async () => {
    const timed = await timeComputation(await chooseEngine('reference'), 1);
    assert.ok(timed && timed.milliseconds > 0 && timed.gigaflops > 0);
  });
  it('an engine that forgets to update is found out', async () => {
    const engine = await withStep(
      (session) => (batches, update) =>
        session.step(batches, { ...update, learningRate: 0, headLearningRate: 0 }),
    );
    assert.equal(await timeComputation(engine, 1), undefined);
  });
  it('an engine that computes NaN is found out', async () => {
    const engine = await withStep(() => () => Promise.resolve({ loss: Number.NaN, gradNorm: Number.NaN }));
    assert.equal(await timeComputation(engine, 1), undefined);
  });
});
