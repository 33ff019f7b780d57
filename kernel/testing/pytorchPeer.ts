/** The experts' own stack, to measure against: PyTorch and transformers, run by the shared peer script. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { findShared } from '../../tools/testing/sharedFolder.ts';
import { writeHuggingFace } from '../export/writeHuggingFace.ts';
import type { ModelShape } from '../model/modelShape.ts';
import type { Weights } from '../model/parameters.ts';

export interface PeerBatch {
  /** Token ids with specials, unpadded. */
  readonly ids: readonly (readonly number[])[];
  readonly labels: readonly number[];
}

const resultSchema = z.object({
  tokens_per_s: z.number(),
  ms_median: z.number(),
  ms: z.array(z.number()),
  peak_bytes: z.number(),
  losses: z.array(z.number()),
  seconds: z.number(),
  torch: z.string(),
  accuracy: z.number().optional(),
});
export type PeerResult = z.infer<typeof resultSchema>;

export interface Peer {
  /** `args` as the script takes them; padding, threads, steps and so on. */
  run(
    files: { readonly model: string; readonly batches: string },
    args: readonly string[],
  ): Promise<PeerResult>;
}

/** The Python of BERT_PEER_PYTHON (else python3), or why there is no peer. */
export function findPeer(): Peer | { readonly skipped: string } {
  const script = findShared('bench', 'pytorch_peer.py');
  if (script === undefined) return { skipped: 'the shared peer script is not on this machine' };
  const python = process.env['BERT_PEER_PYTHON'] ?? 'python3';
  const probe = spawnSync(python, ['-c', 'import torch, transformers']);
  if (probe.status !== 0)
    return { skipped: `${python} has no torch and transformers (set BERT_PEER_PYTHON)` };
  return {
    run: async ({ model, batches }, args) => {
      const output = await runPython(python, [script, '--model', model, '--batches', batches, ...args]);
      return resultSchema.parse(JSON.parse(output.trim().split('\n').at(-1) ?? ''));
    },
  };
}

/** A folder that the peer loads: the weights given, as transformers' BertForSequenceClassification. */
export async function writePeerModel(folder: string, shape: ModelShape, weights: Weights): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const config = {
    architectures: ['BertForSequenceClassification'],
    model_type: 'bert',
    vocab_size: shape.vocabularySize,
    hidden_size: shape.hiddenSize,
    num_hidden_layers: shape.layerCount,
    num_attention_heads: shape.headCount,
    intermediate_size: shape.intermediateSize,
    max_position_embeddings: shape.positionCount,
    type_vocab_size: shape.typeCount,
    layer_norm_eps: shape.normEpsilon,
    hidden_act: 'gelu',
    pad_token_id: 1,
  };
  await writeHuggingFace(folder, { config, modelType: 'bert', shape, weights, contents: 'all' });
}

export function writePeerBatches(
  path: string,
  task: { readonly numLabels: number; readonly maxLength: number; readonly batches: readonly PeerBatch[] },
): void {
  writeFileSync(path, JSON.stringify(task));
}

function runPython(python: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(python, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(Buffer.concat(chunks).toString());
      else reject(new Error(`the peer ended with ${code}: ${Buffer.concat(errors).toString().slice(-2000)}`));
    });
  });
}

export function peerFiles(folder: string): { readonly model: string; readonly batches: string } {
  return { model: join(folder, 'peer-model'), batches: join(folder, 'batches.json') };
}
