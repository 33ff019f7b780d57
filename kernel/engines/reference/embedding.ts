/** Token, position and type rows of one text, added up. The norm that follows is layerNorm.ts. */
import { rowOf, zeros } from './matrix.ts';
import type { Matrix, Numbers } from './matrix.ts';

/** Of the weights, or of their gradients. */
export interface Embeddings {
  readonly word: Numbers; // (V, H)
  readonly position: Numbers; // (positions, H)
  /** Absent where the architecture has none; every token is of type 0. */
  readonly type: Numbers | undefined; // (types, H)
}

export interface EmbeddedTokens {
  readonly tokenIds: Int32Array; // (T)
  /** Row of the first token in the position table. */
  readonly positionOffset: number;
  readonly hiddenSize: number;
}

export function embed(tokens: EmbeddedTokens, tables: Embeddings): Matrix {
  const { tokenIds, positionOffset, hiddenSize: H } = tokens;
  const x = zeros(tokenIds.length, H);
  tokenIds.forEach((id, t) => {
    for (let i = 0; i < H; i++) {
      const type = tables.type ? tables.type[i]! : 0;
      rowOf(x, t)[i] = tables.word[id * H + i]! + tables.position[(t + positionOffset) * H + i]! + type;
    }
  });
  return x;
}

/** Adds each token's row to the rows it came from. */
export function embedBackward(tokens: EmbeddedTokens, dX: Matrix, gradient: Embeddings): void {
  const { tokenIds, positionOffset, hiddenSize: H } = tokens;
  tokenIds.forEach((id, t) => {
    for (let i = 0; i < H; i++) {
      const d = rowOf(dX, t)[i]!;
      gradient.word[id * H + i]! += d;
      gradient.position[(t + positionOffset) * H + i]! += d;
      if (gradient.type) gradient.type[i]! += d;
    }
  });
}
