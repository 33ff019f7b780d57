/**
 * One pass of the encoder as it is over every text: the means that the instant model learns from,
 * and, for fine-tuning, the frozen layers' output and the last layer's first token of every window.
 */
import type { EngineSession } from '../engines/engine.ts';
import { scoringBatches } from './batches.ts';
import { inPieces } from './inPieces.ts';
import { packTokens } from './units.ts';
import type { PrefixCache } from './prefixCache.ts';
import type { TokenisedTexts } from './tokenise.ts';

export interface EncodeTask {
  readonly texts: TokenisedTexts;
  readonly hiddenSize: number; // H
  /** 1-based layers whose means are wanted. */
  readonly meanLayers: readonly number[];
  readonly prefix?: { readonly layer: number; readonly cache: PrefixCache } | undefined;
  readonly wantsFirstTokens: boolean;
  readonly batchSize: number;
  /** Called between two batches; throwing ends the pass. */
  readonly between: (doneTokens: number, totalTokens: number) => Promise<void>;
}

export interface EncodedTexts {
  /** Over each text's tokens, all its windows together: (texts, layers, H). */
  readonly means: Float32Array;
  /** Of each window after all layers, half precision bits (windows, H); empty where not wanted. */
  readonly firstTokens: Uint16Array;
}

export async function encodeTexts(session: EngineSession, task: EncodeTask): Promise<EncodedTexts> {
  const { texts, meanLayers, prefix, hiddenSize: H, wantsFirstTokens } = task;
  const width = meanLayers.length * H;
  const sums = new Float64Array(texts.textCount * width);
  const tokens = new Float64Array(texts.textCount);
  const lengths = Int32Array.from(texts.windows, (window) => window.length);
  const firstTokens = new Uint16Array(wantsFirstTokens ? lengths.length * H : 0);
  const totalTokens = lengths.reduce((sum, length) => sum + length, 0);
  let done = 0;
  for (const batch of scoringBatches(lengths, task.batchSize)) {
    await inPieces(batch, async (part) => {
      const input = packTokens([...part].map((unit) => texts.windows[unit] ?? new Int32Array()));
      const encoding = await session.encode({
        input,
        meanLayers,
        ...(prefix && { prefixLayer: prefix.layer }),
        firstTokens: wantsFirstTokens,
      });
      if (prefix && encoding.prefix) await prefix.cache.write(part, encoding.prefix);
      part.forEach((unit, row) => {
        const text = texts.textOf[unit] ?? 0;
        const length = lengths[unit] ?? 0;
        if (encoding.firstTokens)
          firstTokens.set(encoding.firstTokens.subarray(row * H, (row + 1) * H), unit * H);
        tokens[text] = (tokens[text] ?? 0) + length;
        for (let i = 0; i < width; i++) {
          sums[text * width + i] =
            (sums[text * width + i] ?? 0) + length * (encoding.means[row * width + i] ?? 0);
        }
      });
      done += input.tokenIds.length;
    });
    await task.between(done, totalTokens);
  }
  const means = Float32Array.from(sums, (sum, i) => sum / (tokens[Math.floor(i / width)] ?? 1));
  return { means, firstTokens };
}
