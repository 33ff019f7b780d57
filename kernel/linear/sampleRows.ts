/** Which examples a linear model trains on: all, unless they would not fit into memory. */
import { shuffledIndices } from '../data/seededRandom.ts';
import type { LinearData } from './linearData.ts';

export interface MemoryLimits {
  /** Entries of all sparse rows: 8 bytes each, held about four times while they are collected. */
  readonly entries: number;
  /** Encoder features of all rows: 4 bytes each, held about three times. */
  readonly features: number;
}

/** About 170,000 texts of 100 characters, or 260,000 with the features of two layers of 384. */
export const memoryLimits: MemoryLimits = { entries: 60_000_000, features: 200_000_000 };

/** Places of the examples, by text and label; a seeded sample with every category in its proportion where all are too many. */
export function sampleRows(data: LinearData, seed: number, limits = memoryLimits): Int32Array {
  const order = canonicalOrder(data);
  const share = affordableShare(data, limits);
  if (share >= 1) return order;
  const left = new Map<number, number>();
  for (const label of data.labels) left.set(label, (left.get(label) ?? 0) + 1);
  for (const [label, count] of left) left.set(label, Math.max(1, Math.floor(count * share)));
  const isKept = new Uint8Array(order.length);
  for (const place of shuffledIndices(order.length, seed)) {
    const label = data.labels[order[place]!]!;
    const wanted = left.get(label)!;
    if (wanted === 0) continue;
    left.set(label, wanted - 1);
    isKept[place] = 1;
  }
  return order.filter((_, place) => isKept[place] === 1);
}

/** Places by text, then label: examples that are alike are interchangeable. */
function canonicalOrder({ texts, labels }: LinearData): Int32Array {
  return Int32Array.from(texts.keys()).sort((i, j) => {
    const [a, b] = [texts[i]!, texts[j]!];
    if (a === b) return labels[i]! - labels[j]!;
    return a < b ? -1 : 1;
  });
}

function affordableShare({ texts, encoder }: LinearData, limits: MemoryLimits): number {
  const entries = texts.reduce((sum, text) => sum + likelyEntries(text.length), 0);
  const features = encoder?.means.length ?? 0;
  return Math.min(limits.entries / Math.max(1, entries), limits.features / Math.max(1, features));
}

/** Every character begins three runs of characters and a sixth of two runs of words; long texts repeat themselves. */
function likelyEntries(characters: number): number {
  return 3.5 * Math.min(characters, 1000) + Math.max(0, characters - 1000);
}
