/** Draws the dropout masks of a micro-batch: the stream of kernel/engines/dropoutStream.ts, as bytes in one WebAssembly memory. */
import type { ModelShape } from '../../../model/modelShape.ts';
import { dropoutPlace, dropoutThreshold } from '../../dropoutStream.ts';
import type { DropoutMoment } from '../../dropoutStream.ts';
import { groupCount } from '../graph/attentionInputs.ts';
import { attentionMaskName, hiddenMaskName } from '../graph/dropout.ts';
import type { DropoutRates } from '../graph/dropout.ts';
import { allocateMemory } from '../state/allocateMemory.ts';
import { firstFreeAddress, openPhilox, pageBytes } from '../state/openKernels.ts';
import type { PhiloxKernels } from '../state/openKernels.ts';
import { bytes } from '../tensors.ts';
import type { Feeds } from '../tensors.ts';
import type { PackedBatch } from './packBatch.ts';

export interface MaskDrawer {
  /** All masks of one micro-batch by input name; valid until the next draw. */
  draw(batch: PackedBatch, moment: DropoutMoment): Feeds;
}

/** Rows firstRow, firstRow + rowStep, … of the stream, of so many columns, one after the other. */
interface RunOfRows {
  readonly count: number;
  readonly firstRow: number;
  readonly rowStep: number;
}

interface PlannedMask {
  readonly name: string;
  readonly place: number;
  readonly threshold: number;
  readonly shape: readonly number[];
  readonly columns: number;
  readonly runs: readonly RunOfRows[];
}

export interface MaskedModel {
  readonly shape: ModelShape;
  readonly rates: DropoutRates;
  readonly frozenLayers: number;
}

export async function openMaskDrawer(model: MaskedModel): Promise<MaskDrawer> {
  const memory = allocateMemory(pageBytes);
  const kernels = await openPhilox(memory);
  return {
    draw(batch, moment) {
      kernels.setDraw(moment.seed >>> 0, moment.step, moment.microBatch);
      const masks = planMasks(model, batch).map((mask) => ({
        mask,
        size: mask.shape.reduce((a, b) => a * b, 1),
      }));
      grow(memory, firstFreeAddress + masks.reduce((sum, { size }) => sum + size + 8, 0));
      const feeds: Feeds = {};
      let at = firstFreeAddress;
      for (const { mask, size } of masks) {
        drawMask(kernels, mask, at);
        feeds[mask.name] = bytes(new Uint8Array(memory.buffer, at, size), mask.shape);
        at += size + 8; // rows are drawn in blocks of 8
      }
      return feeds;
    },
  };
}

function grow(memory: WebAssembly.Memory, needed: number): void {
  const missing = needed - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / pageBytes));
}

function drawMask(
  kernels: PhiloxKernels,
  { place, threshold, columns, runs }: PlannedMask,
  at: number,
): void {
  kernels.setPlace(place, threshold);
  let out = at;
  for (const { count, firstRow, rowStep } of runs) {
    kernels.drawRows(out, count, columns, Math.ceil(columns / 8), firstRow, rowStep);
    out += count * columns;
  }
}

/** The masks that the training graph declares (graph/layer.ts, attention.ts, embeddings.ts, head.ts). */
function planMasks({ shape, rates, frozenLayers }: MaskedModel, batch: PackedBatch): PlannedMask[] {
  const hidden = dropoutThreshold(rates.hiddenDropout);
  const attention = dropoutThreshold(rates.attentionDropout);
  const { layerCount: L } = shape;
  const masks: PlannedMask[] = [];
  if (attention > 0) {
    for (let layer = frozenLayers; layer < L; layer++) {
      for (let group = 0; group < groupCount; group++) {
        masks.push({ ...attentionMask(shape, batch, { layer, group }), threshold: attention });
      }
    }
  }
  if (hidden > 0) {
    const places = frozenLayers === 0 ? [dropoutPlace.embeddings] : [];
    for (let layer = frozenLayers; layer < L - 1; layer++) {
      places.push(dropoutPlace.attentionOutput(layer), dropoutPlace.feedForward(layer));
    }
    const ofTokens: RunOfRows[] = [{ count: batch.rowCount, firstRow: 0, rowStep: 1 }];
    for (const place of places) masks.push(hiddenMask(shape, { place, threshold: hidden, runs: ofTokens }));
    // The last layer carries first tokens only.
    const ofFirsts = Array.from(batch.starts, (firstRow) => ({ count: 1, firstRow, rowStep: 1 }));
    for (const place of frozenLayers < L
      ? [dropoutPlace.attentionOutput(L - 1), dropoutPlace.feedForward(L - 1)]
      : []) {
      masks.push(hiddenMask(shape, { place, threshold: hidden, runs: ofFirsts }));
    }
    const ofTexts: RunOfRows[] = [{ count: batch.lengths.length, firstRow: 0, rowStep: 1 }];
    masks.push(hiddenMask(shape, { place: dropoutPlace.head(L), threshold: hidden, runs: ofTexts }));
  }
  return masks;
}

function hiddenMask(
  { hiddenSize: H }: ModelShape,
  { place, threshold, runs }: Pick<PlannedMask, 'place' | 'threshold' | 'runs'>,
): PlannedMask {
  const rows = runs.reduce((sum, { count }) => sum + count, 0);
  return { name: hiddenMaskName(place), place, threshold, shape: [rows, H], columns: H, runs };
}

/** (n, A, queries, s); the stream's row of a query is its token · A + head. */
function attentionMask(
  { headCount: A, layerCount }: ModelShape,
  { starts, groups }: PackedBatch,
  { layer, group }: { readonly layer: number; readonly group: number },
): Omit<PlannedMask, 'threshold'> {
  const { texts, size } = groups[group]!;
  const queries = layer === layerCount - 1 ? 1 : size;
  const place = dropoutPlace.attention(layer);
  const runs = texts.flatMap((text) =>
    Array.from({ length: A }, (_, head) => ({
      count: queries,
      firstRow: starts[text]! * A + head,
      rowStep: A,
    })),
  );
  return {
    name: attentionMaskName(place, group),
    place,
    shape: [texts.length, A, queries, size],
    columns: size,
    runs,
  };
}
