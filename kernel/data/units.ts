/** Texts as the engine eats them: units (windows of tokens) with label and loss weight, from tokens or from the cached prefix. */
import type { EngineInput, LabelledBatch } from '../engines/engine.ts';

/** Where the rows of a batch come from: token ids, or hidden states computed once. */
export interface UnitSource {
  readonly count: number;
  /** Tokens of each unit. */
  readonly lengths: Int32Array;
  input(units: Int32Array): Promise<EngineInput>;
}

export interface LabelledUnits {
  readonly source: UnitSource;
  /** Label of each unit, and the text it was cut from. */
  readonly labels: Int32Array;
  readonly textOf: Int32Array;
  /** Weight of each unit before normalisation: its class weight over the number of windows of its text. */
  readonly weights: Float32Array;
}

/** Token ids of windows, laid end to end. */
export function tokenSource(windows: readonly Int32Array[]): UnitSource {
  return {
    count: windows.length,
    lengths: Int32Array.from(windows, (window) => window.length),
    input: (units) => Promise.resolve(packTokens([...units].map((unit) => windows[unit]!))),
  };
}

export function packTokens(windows: readonly Int32Array[]): Extract<EngineInput, { kind: 'tokens' }> {
  const lengths = Int32Array.from(windows, (window) => window.length);
  const tokenIds = new Int32Array(lengths.reduce((sum, length) => sum + length, 0));
  let at = 0;
  for (const window of windows) {
    tokenIds.set(window, at);
    at += window.length;
  }
  return { kind: 'tokens', tokenIds, lengths };
}

/** The labelled micro-batches of one update; their weights sum to 1 over all of them. */
export async function labelledBatches(
  data: LabelledUnits,
  parts: readonly Int32Array[],
): Promise<LabelledBatch[]> {
  let total = 0;
  for (const part of parts) for (const unit of part) total += data.weights[unit]!;
  return Promise.all(
    parts.map(async (part) => ({
      input: await data.source.input(part),
      labels: Int32Array.from(part, (unit) => data.labels[unit]!),
      weights: Float32Array.from(part, (unit) => data.weights[unit]! / total),
    })),
  );
}
