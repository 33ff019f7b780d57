/** The memory plan against the peak of a process that trains. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { platform } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'mocha';
import { skip } from '../../../tools/testing/skip.ts';
import { elementCount, parametersOf } from '../../model/parameters.ts';
import { planMemory } from './memoryPlan.ts';
import { smallShape } from './testing/smallModel.ts';

const program = join(fileURLToPath(new URL('.', import.meta.url)), 'testing', 'memoryProgram.ts');
const times = (count: number, length: number): number[] => new Array<number>(count).fill(length);

const wide = {
  hiddenSize: 256,
  layerCount: 4,
  intermediateSize: 1024,
  vocabularySize: 1000,
  positionCount: 512,
};
const deep = {
  hiddenSize: 128,
  layerCount: 8,
  intermediateSize: 512,
  vocabularySize: 1000,
  positionCount: 512,
};

const cases: [string, typeof wide, number, number[]][] = [
  ['long texts', wide, 0, times(4, 512)],
  ['texts of many lengths', deep, 0, [200, 160, 120, 100, 100, 90, 66, 60, 60, 40, 36, 34, 32, 30, 28, 24]],
  ['frozen layers', { ...wide, layerCount: 6 }, 3, times(16, 128)],
];

describe('planMemory', () => {
  for (const [name, change, frozenLayers, lengths] of cases) {
    it(`foresees the peak of ${name} within a fifth`, function () {
      if (platform() !== 'linux') skip(this, 'the peak is read from /proc');
      const question = JSON.stringify({ shape: change, frozenLayers, lengths });
      const args = ['--expose-gc', '--import', 'tsx', program, question];
      const measured = Number(execFileSync(process.execPath, args, { encoding: 'utf8' }));
      const shape = { ...smallShape, ...change, headCount: 4 };
      const { stateBytes, workBytes } = planMemory({ shape, frozenLayers, lengths });
      // Weights are there before the steps begin.
      const weights = parametersOf(shape).reduce((sum, each) => sum + elementCount(each.shape) * 4, 0);
      const ratio = (stateBytes - weights + workBytes) / measured;
      assert.ok(ratio > 0.8 && ratio < 1.2, `plan ${stateBytes - weights + workBytes}, measured ${measured}`);
    });
  }

  it('grows with the batch, and shrinks with frozen layers', () => {
    const plan = (frozenLayers: number, count: number) => {
      const { stateBytes, workBytes } = planMemory({
        shape: smallShape,
        frozenLayers,
        lengths: times(count, 32),
      });
      return stateBytes + workBytes;
    };
    assert.ok(plan(0, 32) > plan(0, 16));
    assert.ok(plan(2, 16) < plan(0, 16));
  });
});
