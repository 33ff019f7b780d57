/** The masks drawn in WebAssembly, element by element against the definition that all engines share. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { ModelShape } from '../../../model/modelShape.ts';
import { dropoutPlace, dropoutThreshold, fillDropoutRow } from '../../dropoutStream.ts';
import { smallShapes } from '../../testing/smallShapes.ts';
import { attentionMaskName, hiddenMaskName } from '../graph/dropout.ts';
import { openMaskDrawer } from './dropoutMasks.ts';
import { packBatch } from './packBatch.ts';
import type { PackedBatch } from './packBatch.ts';

const rates = { hiddenDropout: 0.1, attentionDropout: 0.3 };

type Row = Uint8Array;

/** One row as the stream defines it: 1 where an element stays. */
function expectedRow(moment: Moment, { place, row, columns, probability }: Expected): Row {
  const values = new Float32Array(columns);
  fillDropoutRow({ ...moment, place, row, threshold: dropoutThreshold(probability) }, values);
  return Uint8Array.from(values, (value) => (value > 0 ? 1 : 0));
}

interface Moment {
  readonly seed: number;
  readonly step: number;
  readonly microBatch: number;
}

interface Expected {
  readonly place: number;
  readonly row: number;
  readonly columns: number;
  readonly probability: number;
}

async function check(shape: ModelShape, lengths: number[], moment: Moment): Promise<void> {
  const drawer = await openMaskDrawer({ shape, rates, frozenLayers: 0 });
  const batch = packBatch(Int32Array.from(lengths));
  const masks = drawer.draw(batch, moment);
  const bytes = (name: string) => masks[name]!.data as Uint8Array;
  const { hiddenSize: H, headCount: A, layerCount: L } = shape;

  for (const place of [
    dropoutPlace.embeddings,
    dropoutPlace.attentionOutput(0),
    dropoutPlace.feedForward(0),
  ]) {
    const mask = bytes(hiddenMaskName(place));
    for (let row = 0; row < batch.tokenCount; row++) {
      const expected = expectedRow(moment, { place, row, columns: H, probability: rates.hiddenDropout });
      assert.deepEqual(mask.subarray(row * H, (row + 1) * H), expected, `place ${place}, row ${row}`);
    }
  }
  lengths.forEach((_, text) => {
    const at = { columns: H, probability: rates.hiddenDropout };
    const part = (place: number) => bytes(hiddenMaskName(place)).subarray(text * H, (text + 1) * H);
    const ofHead = dropoutPlace.head(L);
    assert.deepEqual(part(ofHead), expectedRow(moment, { ...at, place: ofHead, row: text }));
    const ofLast = dropoutPlace.attentionOutput(L - 1);
    assert.deepEqual(part(ofLast), expectedRow(moment, { ...at, place: ofLast, row: batch.starts[text]! }));
  });
  for (let layer = 0; layer < L; layer++) {
    batch.groups.forEach((_, group) => {
      checkAttention(bytes(attentionMaskName(dropoutPlace.attention(layer), group)), {
        batch,
        moment,
        layer,
        group,
        A,
        L,
      });
    });
  }
}

interface AttentionCheck {
  readonly batch: PackedBatch;
  readonly moment: Moment;
  readonly layer: number;
  readonly group: number;
  readonly A: number;
  readonly L: number;
}

function checkAttention(mask: Uint8Array, { batch, moment, layer, group, A, L }: AttentionCheck): void {
  const { texts, size } = batch.groups[group]!;
  const queries = layer === L - 1 ? 1 : size;
  assert.equal(mask.length, texts.length * A * queries * size);
  texts.forEach((text, i) => {
    const length = batch.lengths[text]!;
    for (let head = 0; head < A; head++) {
      for (let query = 0; query < Math.min(queries, length); query++) {
        const at = ((i * A + head) * queries + query) * size;
        const row = (batch.starts[text]! + query) * A + head;
        const place = dropoutPlace.attention(layer);
        const expected = expectedRow(moment, {
          place,
          row,
          columns: length,
          probability: rates.attentionDropout,
        });
        assert.deepEqual(
          mask.subarray(at, at + length),
          expected,
          `layer ${layer}, text ${text}, head ${head}`,
        );
      }
    }
  });
}

describe('openMaskDrawer', () => {
  it('draws what the stream says, for whatever lengths', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 0, max: 2 ** 31 - 1 }),
        fc.integer({ min: 1, max: 1e6 }),
        (lengths, seed, step) => check(smallShapes.bert, lengths, { seed, step, microBatch: 2 }),
      ),
      { numRuns: 20 },
    );
  });

  it('draws hidden sizes that are no multiple of eight', () => {
    return check({ ...smallShapes.bert, hiddenSize: 36, headCount: 3 }, [5, 3], {
      seed: 9,
      step: 4,
      microBatch: 0,
    });
  });

  it('keeps the right share', async () => {
    const drawer = await openMaskDrawer({
      shape: { ...smallShapes.bert, hiddenSize: 768 },
      rates,
      frozenLayers: 0,
    });
    const masks = drawer.draw(packBatch(Int32Array.of(128)), { seed: 1, step: 1, microBatch: 0 });
    const mask = masks[hiddenMaskName(0)]!.data as Uint8Array;
    const kept = mask.reduce((sum, byte) => sum + byte, 0) / mask.length;
    assert.ok(Math.abs(kept - 0.9) < 0.005, `kept ${kept}`);
  });
});
