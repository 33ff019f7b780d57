/** One of the public sets as the peer takes it: the included model, batches of tokens as our training makes them. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { defaultLimits } from '../../core/contract/limits.ts';
import { readTable } from '../../core/tables/readTable.ts';
import { epochBatches, scoringBatches } from '../data/batches.ts';
import { tokenise } from '../data/tokenise.ts';
import { loadBaseModel } from '../model/loadBaseModel.ts';
import { includedModel } from '../model/resolveModelFolder.ts';
import { keptResult } from './keptResult.ts';
import type { PreparedSet } from './publicSets.ts';
import { peerFiles, writePeerBatches, writePeerModel } from './pytorchPeer.ts';
import type { Peer } from './pytorchPeer.ts';

const batchSize = 16;
const maxLength = 512;

interface Place {
  readonly folder: string;
  readonly threads: number;
}

/** The peer trains everything, in batches dealt at random, for some steps; its epoch is that rate times its batches. */
export async function peerSpeed(
  peer: Peer,
  prepared: PreparedSet,
  { folder, threads, steps }: Place & { readonly steps: number },
): Promise<{ secondsPerEpoch: number; tokensPerSecond: number; torch: string }> {
  const { files, batchCount } = await writePeerSheet(prepared, folder);
  const args = ['--pad', 'random', '--threads', String(threads), '--steps', String(steps)];
  const { ms, tokens_per_s: tokensPerSecond, torch } = await peer.run(files, args);
  const meanMs = ms.reduce((sum, one) => sum + one, 0) / ms.length;
  return { secondsPerEpoch: (meanMs / 1000) * batchCount, tokensPerSecond, torch };
}

/**
 * Test accuracy of the peer after fine-tuning everything by the recipe of the study, or what it was found to be before.
 * Padding does not change what is learnt: batches of similar lengths only save it time.
 */
export async function peerAccuracy(
  peer: Peer,
  prepared: PreparedSet,
  { folder, threads, epochs }: Place & { readonly epochs: number },
): Promise<number | undefined> {
  const { files, evalFile, hash } = await writePeerSheet(prepared, folder);
  return keptResult(`peer-accuracy-${hash}-${epochs}`, z.number(), async () => {
    const recipe = ['--lr', '1e-4', '--head-lr', '1e-3', '--epochs', String(epochs)];
    const args = ['--pad', 'longest', '--threads', String(threads), '--eval', evalFile, ...recipe];
    return (await peer.run(files, args)).accuracy;
  });
}

interface PeerSheet {
  readonly files: ReturnType<typeof peerFiles>;
  /** The test part, for `--eval`. */
  readonly evalFile: string;
  /** Updates of one epoch. */
  readonly batchCount: number;
  /** Of all that the peer reads but the model. */
  readonly hash: string;
}

async function writePeerSheet({ path, splitRows }: PreparedSet, folder: string): Promise<PeerSheet> {
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
