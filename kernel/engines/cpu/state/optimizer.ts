/** One AdamW update of all trained parameters: clip by the global norm, decoupled decay, bias correction. */
import type { Update } from '../../engine.ts';
import { arrayOf } from './weightStore.ts';
import type { TrainedParameter, WeightStore } from './weightStore.ts';
import { openWordRows } from './wordRows.ts';
import type { WordRows } from './wordRows.ts';

export interface Optimizer {
  /** Undefined where the embeddings are frozen. */
  readonly words: WordRows | undefined;
  /** Before the gradients of a step. Gradients that graphs write whole need no clearing. */
  begin(): void;
  /** For graphs that add to the gradients instead of writing them. */
  clearGradients(): void;
  /** Adds gradients (T, H) of the summed embedding rows to the tables; rows beyond the ids are left out. */
  addRowGradients(rows: {
    readonly ids: Int32Array;
    readonly positions: Int32Array;
    readonly gradients: Float32Array;
  }): void;
  /** Applies the gradients; returns their norm before clipping. */
  update(update: Update): number;
}

const beta1 = 0.9;
const beta2 = 0.999;

export function openOptimizer(store: WeightStore, layerCount: number): Optimizer {
  const find = (name: string) => store.trained.find(({ parameter }) => parameter.name === name);
  const wordTable = find('embeddings.word');
  const positionTable = find('embeddings.position');
  const words = wordTable && openWordRows(wordTable);
  const dense = store.trained.filter((each) => each !== wordTable);

  return {
    words,
    begin() {
      words?.clearGradients();
      if (positionTable) arrayOf(positionTable, 'gradients').fill(0);
    },
    clearGradients() {
      for (const each of dense) arrayOf(each, 'gradients').fill(0);
    },
    addRowGradients({ ids, positions, gradients }) {
      words?.addGradients(ids, gradients);
      if (!positionTable) return;
      const [, width = 0] = positionTable.parameter.shape;
      addToRows(arrayOf(positionTable, 'gradients'), positions, { values: gradients, width });
    },
    update(update) {
      let squares = words?.sumOfSquares() ?? 0;
      for (const { kernels, at, count } of dense) squares += kernels.sumOfSquares(at.gradients, count);
      const norm = Math.sqrt(squares);
      applyUpdate({ dense, wordTable, words, layerCount }, update, clipScale(norm, update.clipNorm));
      return norm;
    },
  };
}

/** As PyTorch's clip_grad_norm_: its small addend keeps a norm of exactly the limit. */
function clipScale(norm: number, clipNorm: number): number {
  return Math.min(1, clipNorm / (norm + 1e-6));
}

function addToRows(
  table: Float32Array,
  rows: Int32Array,
  { values, width }: { values: Float32Array; width: number },
): void {
  for (let i = 0; i < rows.length; i++) {
    const to = rows[i]! * width;
    for (let j = 0; j < width; j++) table[to + j]! += values[i * width + j]!;
  }
}

interface Parts {
  readonly dense: readonly TrainedParameter[];
  readonly wordTable: TrainedParameter | undefined;
  readonly words: WordRows | undefined;
  readonly layerCount: number;
}

function applyUpdate(
  { dense, wordTable, words, layerCount }: Parts,
  update: Update,
  gradientScale: number,
): void {
  const correction1 = 1 - beta1 ** update.step;
  const correction2 = 1 - beta2 ** update.step;
  const begin = ({ kernels, parameter }: TrainedParameter): number => {
    const rate = parameter.depth === layerCount ? update.headLearningRate : update.learningRate;
    const decay = parameter.decays ? 1 - rate * update.weightDecay : 1;
    kernels.setUpdate(gradientScale, 1 / Math.sqrt(correction2));
    kernels.setGroup(rate / correction1, decay);
    return decay;
  };
  for (const each of dense) {
    begin(each);
    const { kernels, at, count } = each;
    kernels.adamw(at.weights, at.gradients, at.firstMoments, at.secondMoments, count);
  }
  if (wordTable) words?.update(begin(wordTable));
}
