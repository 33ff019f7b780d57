/** Contents that look like a small encoder to the download, which never looks inside but for the index. */
import type { HubContent } from './standInHub.ts';

/** Bytes that differ at every place one could resume at wrongly. */
export function noise(length: number, seed: number): Buffer {
  const bytes = Buffer.alloc(length);
  for (let i = 0, state = seed; i < length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[i] = state >>> 24;
  }
  return bytes;
}

const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

const small: HubContent[] = [
  { name: '.gitattributes', content: Buffer.from('x') },
  { name: 'README.md', content: Buffer.from('# a model') },
  { name: 'config.json', content: json({ model_type: 'bert', ação: 'ç' }) },
  { name: 'tokenizer.json', content: noise(40_000, 3), isLarge: true },
  { name: 'tokenizer_config.json', content: json({ lower: true }) },
  { name: 'vocab.txt', content: Buffer.from('not needed') },
  { name: 'pytorch_model.bin', content: Buffer.from('a program, perhaps') },
];

export const wholeModel: readonly HubContent[] = [
  ...small,
  { name: 'model.safetensors', content: noise(700_000, 7), isLarge: true },
];

export const shardedModel: readonly HubContent[] = [
  ...small,
  {
    name: 'model.safetensors.index.json',
    content: json({
      weight_map: {
        a: 'model-00001-of-00002.safetensors',
        b: 'model-00002-of-00002.safetensors',
        c: 'model-00001-of-00002.safetensors',
      },
    }),
  },
  { name: 'model-00001-of-00002.safetensors', content: noise(90_000, 11), isLarge: true },
  { name: 'model-00002-of-00002.safetensors', content: noise(80_000, 13), isLarge: true },
  { name: 'model-00003-of-00002.safetensors', content: noise(10, 17), isLarge: true },
];
