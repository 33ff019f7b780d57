/** A batch as the inputs of a graph; a graph takes those it declares. */
import type { ModelShape } from '../../../model/modelShape.ts';
import type { EngineInput, LabelledBatch, TokenInput } from '../../engine.ts';
import {
  firstTokens,
  groupFirstRows,
  groupKeyMask,
  groupRows,
  packedFirstRows,
  packedRows,
} from '../graph/attentionInputs.ts';
import { hiddenName, onesName, onesOfTextsName, positionsName, tokenIdsName } from '../graph/encoder.ts';
import { averagesName } from '../graph/forwardGraph.ts';
import { targetsName } from '../graph/trainGraph.ts';
import { floats, halves, integers, longs } from '../tensors.ts';
import type { Feeds } from '../tensors.ts';
import { groupTables, packedTables, repeatForTables } from './attentionTables.ts';
import type { PackedBatch } from './packBatch.ts';

/** What depends on the lengths alone. */
export function structureFeeds(batch: PackedBatch, { headCount: A }: ModelShape): Feeds {
  const { lengths, starts, rowCount, groups } = batch;
  const B = lengths.length;
  const packed = packedTables(batch, A);
  const feeds: Feeds = {
    [onesName]: floats(new Float32Array(rowCount).fill(1), [1, rowCount]),
    [onesOfTextsName]: floats(new Float32Array(B).fill(1), [1, B]),
    [packedRows(1)]: integers(packed.packed, [rowCount, 1, A]),
    [packedRows(2)]: integers(repeatForTables(packed, A, 2), [rowCount, 2, A]),
    [packedRows(3)]: integers(repeatForTables(packed, A, 3), [rowCount, 3, A]),
    [packedFirstRows]: integers(packed.firstPacked, [B, A]),
    [firstTokens]: longs(starts, [B]),
  };
  groupTables(batch, A).forEach(({ rows, firstRows, keyMask }, g) => {
    const { texts, size } = groups[g]!;
    feeds[groupRows(g)] = integers(rows, [texts.length, A, size]);
    feeds[groupFirstRows(g)] = integers(firstRows, [texts.length, A, 1]);
    feeds[groupKeyMask(g)] = floats(keyMask, [texts.length, 1, 1, size]);
  });
  return feeds;
}

export function inputFeeds(batch: PackedBatch, input: EngineInput, shape: ModelShape): Feeds {
  return input.kind === 'tokens' ? tokenFeeds(batch, input, shape) : halfFeeds(batch, input.hidden, shape);
}

/** The null row is the token 0 at position 0: any will do. */
export function tokenFeeds(batch: PackedBatch, { tokenIds }: TokenInput, shape: ModelShape): Feeds {
  const { rowCount } = batch;
  const ids = new Int32Array(rowCount);
  ids.set(tokenIds);
  const positions = new Int32Array(rowCount);
  positions.set(positionsOf(batch, shape));
  return { [tokenIdsName]: integers(ids, [rowCount]), [positionsName]: integers(positions, [rowCount]) };
}

/** Each token's row of the position table. */
export function positionsOf(
  { lengths, starts, tokenCount }: PackedBatch,
  { positionOffset }: ModelShape,
): Int32Array {
  const positions = new Int32Array(tokenCount);
  starts.forEach((start, text) => {
    for (let i = 0; i < lengths[text]!; i++) positions[start + i] = positionOffset + i;
  });
  return positions;
}

function halfFeeds({ rowCount }: PackedBatch, hidden: Uint16Array, { hiddenSize: H }: ModelShape): Feeds {
  let rows = hidden;
  if (hidden.length < rowCount * H) {
    rows = new Uint16Array(rowCount * H);
    rows.set(hidden);
  }
  return { [hiddenName]: halves(rows, [rowCount, H]) };
}

/** Each text's weight at its label (B, C). */
export function targetFeeds({ labels, weights }: LabelledBatch, { labelCount: C }: ModelShape): Feeds {
  const targets = new Float32Array(labels.length * C);
  labels.forEach((label, text) => {
    targets[text * C + label] = weights[text]!;
  });
  return { [targetsName]: floats(targets, [labels.length, C]) };
}

/** The matrix (B, T) whose product with hidden states is their mean over each text's tokens. */
export function averageFeeds({ lengths, starts, rowCount }: PackedBatch): Feeds {
  const averages = new Float32Array(lengths.length * rowCount);
  lengths.forEach((length, text) => {
    const at = text * rowCount + starts[text]!;
    averages.fill(1 / length, at, at + length);
  });
  return { [averagesName]: floats(averages, [lengths.length, rowCount]) };
}
