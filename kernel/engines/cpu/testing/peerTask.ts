/** What the engine and the PyTorch peer are measured on: two model shapes, and batches of real and made-up texts. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import * as z from 'zod';
import { findShared } from '../../../../tools/testing/sharedFolder.ts';
import { epochBatches } from '../../../data/batches.ts';
import { seededRandom } from '../../../data/seededRandom.ts';
import type { ModelShape } from '../../../model/modelShape.ts';
import { loadTokenizer } from '../../../model/tokenizer/loadTokenizer.ts';
import { includedModel, resolveModelFolder } from '../../../model/resolveModelFolder.ts';
import { tokenise } from '../../../data/tokenise.ts';
import { initialWeights } from '../../../testing/initialWeights.ts';
import { peerFiles, writePeerBatches, writePeerModel } from '../../../testing/pytorchPeer.ts';
import type { PeerBatch } from '../../../testing/pytorchPeer.ts';
import { bertTraits } from '../../testing/smallShapes.ts';

const common = {
  ...bertTraits,
  positionCount: 512,
  labelCount: 3,
  headCount: 12,
} as const;

export const measuredShapes = {
  /** As the included base model. */
  bundled: { ...common, vocabularySize: 55486, hiddenSize: 384, layerCount: 12, intermediateSize: 1536 },
  base: { ...common, vocabularySize: 30522, hiddenSize: 768, layerCount: 12, intermediateSize: 3072 },
  /** For trying a measurement out. */
  tiny: { ...common, vocabularySize: 1000, hiddenSize: 96, layerCount: 2, intermediateSize: 192 },
} as const satisfies Record<string, ModelShape>;
export type MeasuredShape = keyof typeof measuredShapes;

export const batchSize = 16;
export const maxLength = 128;
export const seedOfWeights = 1;

/** Batches of `batchSize` texts of exactly `maxLength` tokens. */
export function equalBatches(count: number): PeerBatch[] {
  const random = seededRandom(5, 1);
  const text = () => Array.from({ length: maxLength }, () => 5 + (random() % 900));
  return Array.from({ length: count }, () => ({
    ids: Array.from({ length: batchSize }, text),
    labels: Array.from({ length: batchSize }, () => random() % 3),
  }));
}

/** Length-grouped batches of the movimentações as the product makes them; undefined where they are not on this machine. */
export async function realBatches(count: number, shape: ModelShape): Promise<PeerBatch[] | undefined> {
  const path = findShared('data', 'pt_legal_movimentacoes', 'data.csv');
  if (path === undefined) return undefined;
  const rows = z
    .array(z.object({ text: z.string(), label: z.string() }))
    .parse(parse(readFileSync(path), { columns: true, bom: true }));
  const labels = [...new Set(rows.map(({ label }) => label))].sort();
  const random = seededRandom(3, 1);
  const chosen = Array.from({ length: count * batchSize }, () => rows[random() % rows.length]!);
  const { folder } = await resolveModelFolder(includedModel);
  const { tokenizer } = await loadTokenizer(folder);
  const texts = chosen.map(({ text }) => text);
  const { windows } = await tokenise({
    texts,
    tokenizer,
    textPrefix: 'query: ',
    maxLength,
    longText: 'start',
  });
  const lengths = windows.map(({ length }) => length);
  const fold = (id: number) => (id < shape.vocabularySize ? id : 5 + (id % (shape.vocabularySize - 5)));
  return epochBatches({ lengths, batchSize, seed: 1, epoch: 0 }).map((batch) => ({
    ids: Array.from(batch, (unit) => Array.from(windows[unit]!, fold)),
    labels: Array.from(batch, (unit) => labels.indexOf(chosen[unit]!.label)),
  }));
}

export interface TaskFiles {
  /** For the peer: a folder in Hugging Face's layout. */
  readonly model: string;
  readonly batches: string;
}

/** Writes model and batches for both sides into a folder that lives as long as `use`. */
export async function withTask<T>(
  shape: ModelShape,
  batches: readonly PeerBatch[],
  use: (files: TaskFiles) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'bert-peer-'));
  try {
    const files = peerFiles(folder);
    await writePeerModel(files.model, shape, initialWeights(shape, seedOfWeights));
    writePeerBatches(files.batches, { numLabels: shape.labelCount, maxLength, batches });
    return await use(files);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
