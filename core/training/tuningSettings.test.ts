import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { bestLength, tuningLengths, tuningSettings } from './tuningSettings.ts';

const parameters = { frozenLayers: 6, learningRate: 1e-4 };

describe('the settings a search tries (R50)', () => {
  it('begin with the run’s own and go outwards', () => {
    const settings = tuningSettings({ parameters, asked: {}, layerCount: 12 });
    assert.equal(settings.length, 9);
    assert.deepEqual(
      settings.slice(0, 4).map(({ frozenLayers, learningRate }) => [frozenLayers, learningRate]),
      [
        [6, 1e-4],
        [6, 2e-4],
        [8, 1e-4],
        [6, 0.5e-4],
      ],
    );
    assert.equal(new Set(settings.map((one) => JSON.stringify(one))).size, 9);
  });
  it('leave alone what was asked for', () => {
    const own = { frozenLayers: 3, learningRate: 1e-4 };
    const settings = tuningSettings({ parameters: own, asked: { frozenLayers: 3 }, layerCount: 12 });
    assert.deepEqual(new Set(settings.map(({ frozenLayers }) => frozenLayers)), new Set([3]));
    const asked = { learningRate: 1e-4, frozenLayers: 3 };
    assert.deepEqual(tuningSettings({ parameters: own, asked, layerCount: 12 }), [own]);
  });
  it('name no setting twice, however small the model', () => {
    for (const layerCount of [1, 2, 3]) {
      const own = { frozenLayers: Math.round(layerCount / 2), learningRate: 1e-4 };
      const settings = tuningSettings({ parameters: own, asked: {}, layerCount });
      assert.equal(new Set(settings.map((one) => JSON.stringify(one))).size, settings.length);
      assert.ok(settings.every(({ frozenLayers }) => frozenLayers <= layerCount));
    }
  });
});

describe('the lengths a search tries', () => {
  it('are those that cut some texts, and the longest', () => {
    const long = Array.from({ length: 100 }, (_, i) => 10 * i);
    assert.deepEqual(tuningLengths(512, long), [128, 256, 512]);
    assert.deepEqual(tuningLengths(200, long), [128, 200]);
    assert.deepEqual(tuningLengths(64, long), [64]);
  });
  it('are one where hardly a text is long', () => {
    const short = [...Array<number>(96).fill(40), ...Array<number>(4).fill(500)];
    assert.deepEqual(tuningLengths(512, short), [512]);
    assert.deepEqual(tuningLengths(512, []), [512]);
  });
  it('the most accurate is taken, the shorter of equals', () => {
    const looks = [
      { maxLength: 512, validationAccuracy: 0.8 },
      { maxLength: 128, validationAccuracy: 0.8 },
      { maxLength: 256, validationAccuracy: 0.79 },
    ];
    assert.equal(bestLength(looks)?.maxLength, 128);
    assert.equal(bestLength([]), undefined);
  });
});
