/** One of the public sets as the peer takes it: the included model, batches of tokens as our training makes them. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultLimits } from '../../core/contract/limits.ts';
import { readTable } from '../../core/tables/readTable.ts';
import { epochBatches, scoringBatches } from '../data/batches.ts';
import { tokenise } from '../data/tokenise.ts';
import { loadBaseModel } from '../model/loadBaseModel.ts';
import { includedModel } from '../model/resolveModelFolder.ts';
import type { PreparedSet } from './publicSets.ts';
import { peerFiles, writePeerBatches, writePeerModel } from './pytorchPeer.ts';

const batchSize = 16;
const maxLength = 512;

export interface PeerSheet {
  readonly files: ReturnType<typeof peerFiles>;
  /** The test part, for `--eval`. */
  readonly evalFile: string;
  /** Updates of one epoch. */
  readonly batchCount: number;
  /** Of all that the peer reads but the model. */
  readonly hash: string;
}

export async function writePeerSheet({ path, splitRows }: PreparedSet, folder: string): Promise<PeerSheet> {
  const table = await readTable(path, {}, { limits: defaultLimits });
  const rows = new Map(table.rows.map(({ rowNumber, cells }) => [rowNumber, cells]));
  const examplesOf = (part: readonly number[]) =>
    part.flatMap((row) => {
      const [text, label] = rows.get(row) ?? [];
      return text && label ? [{ text, label }] : [];
    });
  const train = examplesOf(splitRows.train);
  const labels = [...new Set(train.map(({ label }) => label))].sort();
  const base = await loadBaseModel(includedModel, { labelCount: labels.length, seed: 1 });
  const batched = async (examples: typeof train, order: (lengths: number[]) => readonly Int32Array[]) => {
    const texts = examples.map(({ text }) => text);
    const { windows } = await tokenise({ ...base, texts, maxLength, longText: 'startEnd' });
    return order(windows.map((window) => window.length)).map((batch) => ({
      ids: [...batch].map((unit) => [...(windows[unit] ?? [])]),
      labels: [...batch].map((unit) => labels.indexOf(examples[unit]?.label ?? '')),
    }));
  };
  const files = peerFiles(folder);
  const evalFile = join(folder, 'test.json');
  await writePeerModel(files.model, base.shape, base.weights);
  const batches = await batched(train, (lengths) => epochBatches({ lengths, batchSize, seed: 1, epoch: 0 }));
  writePeerBatches(files.batches, { numLabels: labels.length, maxLength, batches });
  const tested = await batched(examplesOf(splitRows.test), (lengths) => scoringBatches(lengths, 32));
  writePeerBatches(evalFile, { numLabels: labels.length, maxLength, batches: tested });
  const hash = createHash('sha256');
  for (const file of [files.batches, evalFile]) hash.update(readFileSync(file));
  return { files, evalFile, batchCount: batches.length, hash: hash.digest('hex').slice(0, 16) };
}
