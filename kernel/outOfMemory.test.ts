import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { platform } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'mocha';
import { skip } from '../tools/testing/skip.ts';
import { withTemporaryFolder } from '../tools/testing/temporaryFolder.ts';
import { askLimited } from './testing/askLimited.ts';
import { initialWeights } from './testing/initialWeights.ts';
import { smallSheetText } from './testing/smallSheet.ts';
import { writePeerModel } from './testing/pytorchPeer.ts';
import { bertTraits } from './engines/testing/smallShapes.ts';

const fixture = fileURLToPath(new URL('model/fixtures/bert-bf16', import.meta.url));
/** KiB of memory. */
const limit = '-d 1600000';

/** Little arithmetic, much memory: the attention of long texts with many heads. */
const hungry = {
  ...bertTraits,
  hiddenSize: 64,
  layerCount: 2,
  headCount: 16,
  intermediateSize: 64,
  positionCount: 512,
  labelCount: 3,
} as const;

describe('a kernel under a real memory limit', function () {
  this.timeout(180_000);

  it('halves the micro-batch, goes on, and records it', async function () {
    if (platform() !== 'linux')
      skip(this, 'the limit is set by ulimit, which only Linux applies to all memory');
    await withTemporaryFolder(async (folder) => {
      const baseModel = join(folder, 'modelo');
      await writeHungryModel(baseModel);
      const path = join(folder, 'longos.csv');
      writeFileSync(path, longTexts());
      const config = {
        data: { path },
        baseModel,
        parameters: { epochs: 1, frozenLayers: 0, batchSize: 32, maxLength: 512 },
        microBatch: 32,
        stages: ['fineTuned'],
        threads: 1,
      };
      const events = await askLimited(limit, {
        kind: 'train',
        config,
        runFolder: join(folder, 'treino'),
      });
      const halvings = events.flatMap((event) => (event.kind === 'adjusted' ? [event.adjustment] : []));
      const last = events.at(-1);
      assert.ok(last?.kind === 'answered' && last.answer.kind === 'trained', JSON.stringify(last));
      assert.ok(halvings.length > 0, 'the limit was not felt');
      for (const { what, reason, from, to } of halvings) {
        assert.deepEqual({ what, reason }, { what: 'microBatchHalved', reason: 'outOfMemory' });
        assert.ok(from !== null && to !== null && to < from);
      }
    });
  });
});

async function writeHungryModel(folder: string): Promise<void> {
  mkdirSync(folder);
  for (const file of ['tokenizer.json', 'tokenizer_config.json'])
    copyFileSync(join(fixture, file), join(folder, file));
  const shape = { ...hungry, vocabularySize: 1000 };
  await writePeerModel(folder, shape, initialWeights(shape, 1));
}

/** The small sheet's texts, each repeated until it fills the model. */
function longTexts(): string {
  const [head, ...rows] = smallSheetText(96).split('\n');
  const long = rows.map((row) => {
    const [text = '', label = ''] = row.split(',');
    return `${`${text} `.repeat(60)},${label}`;
  });
  return [head, ...long].join('\n');
}
