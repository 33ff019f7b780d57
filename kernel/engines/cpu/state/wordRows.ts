/**
 * The word table under AdamW, row by row. A step touches few of its rows; a row that was never touched has no moments,
 * and an update only multiplies it by the decay. Those factors are kept and applied, in turn, when the row is next
 * read: the weights are those of a dense AdamW to the bit, whenever rows happen to be brought up to date.
 */
import { arrayOf, spareBytes } from './weightStore.ts';
import type { TrainedParameter } from './weightStore.ts';

export interface WordRows {
  /** Before anything reads these rows. */
  bringUpToDate(ids: Int32Array): void;
  bringAllUpToDate(): void;
  /** Before the gradients of a step. */
  clearGradients(): void;
  /** Adds (T, H) gradients to the rows of their tokens, in order. */
  addGradients(ids: Int32Array, gradients: Float32Array): void;
  sumOfSquares(): number;
  /** One update under the kernels' settings; `decay` is the factor of a row without moments. */
  update(decay: number): void;
  /** After weights and moments were replaced. */
  reset(): void;
}

export function openWordRows(table: TrainedParameter): WordRows {
  const [V = 0, H = 0] = table.parameter.shape;
  const { kernels, memory, at } = table;
  const rowBytes = H * 4;
  const spare = memory.buffer.byteLength - spareBytes;
  const zeroRow = spare;
  const factors = new Float32Array(memory.buffer, spare + rowBytes, Math.floor((spareBytes - rowBytes) / 4));
  const gradients = arrayOf(table, 'gradients');

  /** Updates whose decay is in `factors`. */
  let recorded = 0;
  /** How many of them each row has; rows with moments have them all. */
  const done = new Uint32Array(V);
  const hasMoments = new Uint8Array(V);
  /** Rows with moments, in the order they came. */
  const active = new Int32Array(V);
  let activeCount = 0;
  /** Row of `gradients` that holds a word's gradient in this step; −1: none. */
  const slotOf = new Int32Array(V).fill(-1);
  const wordOfSlot = new Int32Array(V);
  let slotCount = 0;

  const decayRow = (row: number): void => {
    if (hasMoments[row] === 1 || done[row] === recorded) return;
    const from = done[row]!;
    kernels.decayInTurn(at.weights + row * rowBytes, H, factors.byteOffset + from * 4, recorded - from);
    done[row] = recorded;
  };
  const activate = (row: number): void => {
    if (hasMoments[row] === 1) return;
    decayRow(row);
    hasMoments[row] = 1;
    active[activeCount++] = row;
  };
  const bringAllUpToDate = (): void => {
    for (let row = 0; row < V; row++) decayRow(row);
    recorded = 0;
    done.fill(0);
  };
  const slotFor = (word: number): number => {
    const known = slotOf[word]!;
    if (known >= 0) return known;
    gradients.fill(0, slotCount * H, (slotCount + 1) * H);
    slotOf[word] = slotCount;
    wordOfSlot[slotCount] = word;
    return slotCount++;
  };

  return {
    bringUpToDate(ids) {
      ids.forEach(decayRow);
    },
    bringAllUpToDate,
    clearGradients() {
      for (let slot = 0; slot < slotCount; slot++) slotOf[wordOfSlot[slot]!] = -1;
      slotCount = 0;
    },
    addGradients(ids, rows) {
      for (let token = 0; token < ids.length; token++) {
        const to = slotFor(ids[token]!) * H;
        const from = token * H;
        for (let i = 0; i < H; i++) gradients[to + i]! += rows[from + i]!;
      }
    },
    sumOfSquares: () => kernels.sumOfSquares(at.gradients, slotCount * H),
    update(decay) {
      for (let slot = 0; slot < slotCount; slot++) activate(wordOfSlot[slot]!);
      for (let i = 0; i < activeCount; i++) {
        const row = active[i]!;
        const offset = row * rowBytes;
        const slot = slotOf[row]!;
        const gradient = slot >= 0 ? at.gradients + slot * rowBytes : zeroRow;
        kernels.adamw(at.weights + offset, gradient, at.firstMoments + offset, at.secondMoments + offset, H);
      }
      if (decay === 1) return;
      if (recorded === factors.length) bringAllUpToDate();
      factors[recorded++] = decay;
    },
    reset() {
      recorded = 0;
      done.fill(0);
      hasMoments.fill(0);
      activeCount = 0;
      const moments = (['firstMoments', 'secondMoments'] as const).map((role) => arrayOf(table, role));
      for (let row = 0; row < V; row++) {
        const some = moments.some((moment) =>
          moment.subarray(row * H, (row + 1) * H).some((value) => value !== 0),
        );
        if (some) activate(row);
      }
    },
  };
}
