/** Model folders that cannot be used: each is refused with its own code, and says where and what. */
import assert from 'node:assert/strict';
import { cpSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { AppError } from '../../core/contract/errors/appError.ts';
import type { ErrorCode } from '../../core/contract/errors/appError.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { loadBaseModel } from './loadBaseModel.ts';
import { readSafetensors } from './readSafetensors.ts';
import type { SafetensorsTensor } from './safetensorsFormat.ts';
import { fixturePath } from './testing/expectedCases.ts';
import { writeSafetensors } from './writeSafetensors.ts';

type Spoil = (folder: string) => Promise<void> | void;

interface BadFolder {
  readonly what: string;
  readonly from?: string;
  readonly spoil: Spoil;
  readonly code: ErrorCode;
  /** Parameters that must be there; paths are left out. */
  readonly params?: Record<string, unknown>;
}

const editConfig =
  (changes: Record<string, unknown>): Spoil =>
  (folder) => {
    const path = join(folder, 'config.json');
    const config: unknown = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(path, JSON.stringify(Object.assign({}, config, changes)));
  };

const editText =
  (file: string, edit: (text: string) => string): Spoil =>
  (folder) => {
    writeFileSync(join(folder, file), edit(readFileSync(join(folder, file), 'utf8')));
  };

const remove =
  (file: string): Spoil =>
  (folder) => {
    rmSync(join(folder, file));
  };

const editWeights =
  (edit: (tensors: Map<string, SafetensorsTensor>) => void): Spoil =>
  async (folder) => {
    const path = join(folder, 'model.safetensors');
    const { tensors, metadata } = await readSafetensors(path);
    edit(tensors);
    await writeSafetensors(path, [...tensors].map(([name, tensor]) => ({ name, ...tensor })), metadata); // prettier-ignore
  };

const cut =
  (file: string, share: number): Spoil =>
  async (folder) => {
    const path = join(folder, file);
    truncateSync(path, Math.floor((await stat(path)).size * share));
  };

/** Overwrites what a GGUF header says of a matrix: name, dimensions (32 bits), two sizes, type (32), offset (64). */
const editGguf =
  (name: string, at: 'columns' | 'type' | 'offset', value: number): Spoil =>
  (folder) => {
    const path = join(folder, 'model.gguf');
    const bytes = readFileSync(path);
    const end = bytes.indexOf(name) + name.length;
    if (at === 'columns') bytes.writeBigUInt64LE(BigInt(value), end + 4);
    if (at === 'type') bytes.writeUInt32LE(value, end + 20);
    if (at === 'offset') bytes.writeBigUInt64LE(BigInt(value), end + 24);
    writeFileSync(path, bytes);
  };

const ffn = 'blk.1.ffn_up.weight';

const query = 'bert.encoder.layer.1.attention.self.query.weight';

const badFolders: BadFolder[] = [
  { what: 'without config.json', spoil: remove('config.json'), code: 'model.file_missing', params: { file: 'config.json' } },
  { what: 'with a config.json that is cut off', spoil: cut('config.json', 0.5), code: 'model.damaged', params: { reason: 'not_json' } },
  { what: 'with a size that is no number', spoil: editConfig({ hidden_size: '32' }), code: 'model.damaged', params: { reason: 'field hidden_size' } },
  { what: 'with heads that do not divide the hidden size', spoil: editConfig({ num_attention_heads: 5 }), code: 'model.damaged', params: { reason: 'field num_attention_heads' } },
  { what: 'of another architecture', spoil: editConfig({ model_type: 'llama' }), code: 'model.architecture_unsupported', params: { architecture: 'llama' } },
  { what: 'with relative positions', spoil: editConfig({ position_embedding_type: 'relative_key' }), code: 'model.setting_unsupported', params: { setting: 'position_embedding_type', value: 'relative_key' } },
  { what: 'that decodes', spoil: editConfig({ is_decoder: true }), code: 'model.setting_unsupported', params: { setting: 'is_decoder', value: 'true' } },
  { what: 'with factorised embeddings', spoil: editConfig({ embedding_size: 16 }), code: 'model.setting_unsupported', params: { setting: 'embedding_size' } },
  { what: 'with an activation of its own', spoil: editConfig({ hidden_act: 'silu' }), code: 'model.setting_unsupported', params: { setting: 'hidden_act', value: 'silu' } },

  { what: 'without weights', spoil: remove('model.safetensors'), code: 'model.file_missing', params: { file: 'model.safetensors' } },
  { what: 'with weights as a pickle only', spoil: (folder) => { rmSync(join(folder, 'model.safetensors')); writeFileSync(join(folder, 'pytorch_model.bin'), 'x'); }, code: 'model.weights_foreign', params: { file: 'pytorch_model.bin' } },
  { what: 'with weights cut off', spoil: cut('model.safetensors', 0.9), code: 'model.damaged' },
  { what: 'with weights cut inside the header', spoil: cut('model.safetensors', 0.01), code: 'model.damaged', params: { reason: 'truncated_header' } },
  { what: 'without one tensor', spoil: editWeights((all) => all.delete(query)), code: 'model.damaged', params: { reason: `missing ${query}` } },
  { what: 'with a tensor of another shape', spoil: editWeights((all) => all.set(query, { dtype: 'F32', shape: [16, 64], data: new Float32Array(1024) })), code: 'model.damaged', params: { reason: `shape_of ${query} [16,64] [32,32]` } },
  { what: 'with fewer pieces in the weights than in config.json', spoil: editConfig({ vocab_size: 801 }), code: 'model.damaged', params: { reason: 'shape_of bert.embeddings.word_embeddings.weight [800,32] [801,32]' } },
  { what: 'with a weight that is not a number', spoil: editWeights((all) => (all.get(query)!.data[7] = 0x7fc0)), code: 'model.damaged', params: { reason: `not_finite ${query}` } },
  { what: 'with an infinite weight', spoil: editWeights((all) => (all.get(query)!.data[7] = 0xff80)), code: 'model.damaged', params: { reason: `not_finite ${query}` } },
  { what: 'with weights of whole numbers', spoil: editWeights((all) => all.set(query, { dtype: 'I32', shape: [32, 32], data: new Int32Array(1024) })), code: 'model.damaged', params: { reason: 'type I32' } },

  { what: 'without a shard', from: 'bert-f32-sharded', spoil: remove('model-00002-of-00003.safetensors'), code: 'model.file_missing', params: { file: 'model-00002-of-00003.safetensors' } },
  { what: 'with a shard that is cut off', from: 'bert-f32-sharded', spoil: cut('model-00002-of-00003.safetensors', 0.5), code: 'model.damaged' },
  { what: 'with an index that leads out of the folder', from: 'bert-f32-sharded', spoil: editText('model.safetensors.index.json', (text) => text.replace('"model-00001', '"../model-00001')), code: 'model.damaged' },
  { what: 'with an index that is no JSON', from: 'bert-f32-sharded', spoil: editText('model.safetensors.index.json', () => '['), code: 'model.damaged', params: { reason: 'not_json' } },

  { what: 'with a GGUF file cut off', from: 'bert-gguf', spoil: cut('model.gguf', 0.8), code: 'model.damaged' },
  { what: 'with a GGUF file cut inside the header', from: 'bert-gguf', spoil: cut('model.gguf', 0.02), code: 'model.damaged' },
  { what: 'with a GGUF file that is something else', from: 'bert-gguf', spoil: editText('model.gguf', () => 'GGUX and more'), code: 'model.damaged', params: { reason: 'gguf_header' } },
  { what: 'with an empty GGUF file', from: 'bert-gguf', spoil: cut('model.gguf', 0), code: 'model.damaged', params: { reason: 'gguf_header' } },

  { what: 'with a GGUF tensor beyond the end', from: 'bert-gguf', spoil: editGguf(ffn, 'offset', 1 << 30), code: 'model.damaged', params: { reason: `range_of ${ffn}` } },
  { what: 'with GGUF tensors that overlap', from: 'bert-gguf', spoil: editGguf(ffn, 'offset', 32), code: 'model.damaged', params: { reason: `overlap_at ${ffn}` } },
  { what: 'with a GGUF matrix of broken blocks', from: 'bert-gguf', spoil: editGguf(ffn, 'columns', 31), code: 'model.damaged', params: { reason: `range_of ${ffn}` } },
  { what: 'with a GGUF matrix of another shape', from: 'bert-gguf', spoil: editGguf(ffn, 'columns', 64), code: 'model.damaged' },
  { what: 'with a GGUF type that is not read here', from: 'bert-gguf', spoil: editGguf(ffn, 'type', 12), code: 'model.damaged', params: { reason: 'type Q4_K' } },

  { what: 'without a tokenizer', spoil: remove('tokenizer.json'), code: 'model.file_missing', params: { file: 'tokenizer.json' } },
  { what: 'with a tokenizer that is cut off', spoil: cut('tokenizer.json', 0.5), code: 'model.damaged', params: { reason: 'not_json' } },
  { what: 'with a tokenizer without a vocabulary', spoil: editText('tokenizer.json', (text) => text.replace('"vocab"', '"vokab"')), code: 'model.damaged', params: { reason: 'tokenizer_invalid' } },
  { what: 'with a tokenizer of a kind to come', spoil: editText('tokenizer.json', (text) => text.replace('"BertPreTokenizer"', '"NovoPreTokenizer"')), code: 'model.tokenizer_unsupported', params: { feature: 'NovoPreTokenizer' } },
  { what: 'with a tokenizer that has more pieces than the model', spoil: editText('tokenizer.json', (text) => text.replace('"[MASK]": 4', '"[MASK]": 4, "novo": 800')), code: 'model.tokenizer_mismatch', params: { tokenizerSize: 801, vocabularySize: 800 } },
  { what: 'with an empty vocab.txt', from: 'bert-f16-vocabulary', spoil: editText('vocab.txt', () => ''), code: 'model.damaged' },
  { what: 'with merges.txt alone', from: 'roberta-f32-vocabulary', spoil: remove('vocab.json'), code: 'model.file_missing', params: { file: 'tokenizer.json' } },
]; // prettier-ignore

describe('a base model’s folder', () => {
  for (const { what, from = 'bert-bf16', spoil, code, params = {} } of badFolders) {
    it(`${what} is refused as ${code}`, () =>
      withTemporaryFolder(async (folder) => {
        cpSync(fixturePath(from), folder, { recursive: true });
        await spoil(folder);
        const before = await readdir(folder);
        await assert.rejects(loadBaseModel(folder, { labelCount: 3, seed: 1 }), (error) => {
          assert.ok(error instanceof AppError, String(error));
          assert.equal(error.code, code, String(error));
          for (const [name, value] of Object.entries(params)) {
            assert.equal((error.params as Record<string, unknown>)[name], value, name);
          }
          return true;
        });
        assert.deepEqual(await readdir(folder), before);
      }));
  }

  it('that does not exist is refused as model.base_not_found', async () => {
    for (const source of ['no such folder', 'dono/modelo', fixturePath('versions.json'), '']) {
      await assert.rejects(
        loadBaseModel(source || '\0', { labelCount: 3, seed: 1 }),
        (error) => error instanceof AppError && error.code === 'model.base_not_found',
      );
    }
  });
});
