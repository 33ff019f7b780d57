/** Scaled dot-product attention of one text: each head's part of H attends over all tokens of the text. */
import { addScaled, applyMask, dot, rowOf, zeros } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import { softmax, softmaxBackward } from './softmax.ts';

export interface Projections {
  readonly query: Matrix; // (T, H)
  readonly key: Matrix; // (T, H)
  readonly value: Matrix; // (T, H)
}

export interface AttentionTape {
  /** Row = query token · A + head, column = key token, before dropout. */
  readonly probabilities: Matrix; // (T·A, T)
  readonly output: Matrix; // (T, H)
}

/** `mask` has the form of the probabilities: 0 or the dropout scale. */
export function attention(inputs: Projections, headCount: number, mask?: Matrix): AttentionTape {
  const { query, key, value } = inputs;
  const scale = 1 / Math.sqrt(query.columns / headCount);
  const probabilities = zeros(query.rows * headCount, key.rows);
  for (const { token, row, part } of headsOf(query, headCount)) {
    const q = part(query, token);
    const scores = Float64Array.from({ length: key.rows }, (_, j) => dot(q, part(key, j)) * scale);
    rowOf(probabilities, row).set(softmax(scores));
  }
  const weights = applyMask(probabilities, mask);
  const output = zeros(query.rows, query.columns);
  for (const { token, row, part } of headsOf(query, headCount)) {
    for (const [j, weight] of rowOf(weights, row).entries())
      addScaled(part(output, token), weight, part(value, j));
  }
  return { probabilities, output };
}

/** Gradients of query, key and value from that of the output. */
export function attentionBackward(
  at: { inputs: Projections; tape: AttentionTape; headCount: number; mask?: Matrix | undefined },
  dOutput: Matrix,
): Projections {
  const { inputs, tape, headCount, mask } = at;
  const { query, key, value } = inputs;
  const scale = 1 / Math.sqrt(query.columns / headCount);
  const weights = applyMask(tape.probabilities, mask);
  const dWeights = zeros(weights.rows, weights.columns);
  const dValue = zeros(value.rows, value.columns);
  for (const { token, row, part } of headsOf(query, headCount)) {
    const d = part(dOutput, token);
    for (const [j, weight] of rowOf(weights, row).entries()) {
      rowOf(dWeights, row)[j] = dot(d, part(value, j));
      addScaled(part(dValue, j), weight, d);
    }
  }
  const dProbabilities = applyMask(dWeights, mask);
  const dQuery = zeros(query.rows, query.columns);
  const dKey = zeros(key.rows, key.columns);
  for (const { token, row, part } of headsOf(query, headCount)) {
    const dScores = softmaxBackward(rowOf(tape.probabilities, row), rowOf(dProbabilities, row));
    for (const [j, d] of dScores.entries()) {
      addScaled(part(dQuery, token), d * scale, part(key, j));
      addScaled(part(dKey, j), d * scale, part(query, token));
    }
  }
  return { query: dQuery, key: dKey, value: dValue };
}

/** Every head of every query token: its row of the probabilities, and how to view its part of a (T, H) matrix's row. */
function* headsOf({ rows, columns }: Matrix, headCount: number) {
  const size = columns / headCount;
  for (let token = 0; token < rows; token++) {
    for (let head = 0; head < headCount; head++) {
      const part = (m: Matrix, t: number) => rowOf(m, t).subarray(head * size, (head + 1) * size);
      yield { token, row: token * headCount + head, part };
    }
  }
}
