/** Every kind of tokenizer against Hugging Face's native one, whose ids are kept as one CRC-32 a text. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { fixturePath } from '../testing/expectedCases.ts';
import { loadTokenizer } from './loadTokenizer.ts';
import { variedTexts } from './testing/variedTexts.ts';

const included = fileURLToPath(new URL('../../../templates/base-models/e5-small-pt-en-es', import.meta.url));

/** What it is, the folder, the file of hashes in fixtures/token-ids. */
const tokenizers = [
  ['WordPiece in lower case without accents', fixturePath('minilm-f32'), 'uncased'],
  ['WordPiece with case and accents', fixturePath('bert-bf16'), 'cased'],
  ['WordPiece from vocab.txt', fixturePath('bert-f16-vocabulary'), 'uncased'],
  ['byte-level BPE', fixturePath('roberta-bf16'), 'pairs'],
  ['byte-level BPE from vocab.json and merges.txt', fixturePath('roberta-f32-vocabulary'), 'pairs'],
  ['Unigram', fixturePath('xlm-roberta-f32'), 'pieces'],
  ['Unigram as XLM-R and E5 publish it', fixturePath('e5-f16'), 'older'],
  ['Unigram of the included model', included, 'included'],
] as const;

const load = async (folder: string) => (await loadTokenizer(folder)).tokenizer;

function hashOf(ids: readonly number[]): string {
  return crc32(new Uint8Array(Int32Array.from(ids).buffer))
    .toString(16)
    .padStart(8, '0');
}

describe('tokenizer', () => {
  for (const [what, folder, file] of tokenizers) {
    it(`${what} cuts 5,250 varied texts as the native one`, async () => {
      const tokenizer = await load(folder);
      const expected = readFileSync(fixturePath(`token-ids/${file}.txt`), 'utf8')
        .trim()
        .split('\n');
      const texts = variedTexts(expected.length);
      const different = texts.filter((text, i) => hashOf(tokenizer.encode(text)) !== expected[i]);
      assert.deepEqual(different, []);
    });

    it(`${what} gives ids of its vocabulary for any text, broken ones too, and the same ones again`, async () => {
      const tokenizer = await load(folder);
      const anything = fc.oneof(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.string({ unit: 'grapheme' }),
      );
      fc.assert(
        fc.property(fc.oneof(anything, fc.constantFrom('\ud800', 'a\udc00b', '\0')), (text) => {
          const ids = tokenizer.encode(text);
          assert.ok(ids.every((id) => Number.isInteger(id) && id >= 0 && id < tokenizer.vocabularySize));
          assert.deepEqual(tokenizer.encode(text), ids);
        }),
        { numRuns: 200 },
      );
    });
  }

  it('knows its special tokens in every kind of folder', async () => {
    for (const [what, folder] of tokenizers) {
      const { startId, endId, padId, unknownId } = await load(folder);
      const expected = what.startsWith('WordPiece') ? [2, 3, 0, 1] : [0, 2, 1, 3];
      assert.deepEqual([startId, endId, padId, unknownId], expected, what);
    }
  });

  it('leaves no start and end in the pieces, and gives none for nothing', async () => {
    const tokenizer = await load(included);
    assert.deepEqual(tokenizer.encode(''), []);
    const ids = tokenizer.encode('ação de indenização');
    assert.ok(!ids.includes(tokenizer.startId) && !ids.includes(tokenizer.endId));
  });

  it('remembers words without changing them, however many it meets', async () => {
    const texts = Array.from(
      { length: 6000 },
      (_, i) => `palavra${i} x${i * 7919} ${i} y${i}z w${i} q${i} k${i} j${i} v${i}`,
    );
    const busy = await load(included);
    const first = texts.slice(0, 50).map((text) => busy.encode(text));
    for (const text of texts) busy.encode(text);
    assert.deepEqual(texts.slice(0, 50).map((text) => busy.encode(text)), first); // prettier-ignore
  });

  it('cuts a very long text without a space', async () => {
    for (const [what, folder] of tokenizers) {
      const tokenizer = await load(folder);
      for (const unit of ['ação', '判']) {
        const ids = tokenizer.encode(unit.repeat(5_000));
        assert.ok(ids.length > 0 && ids.length <= 50_000, what);
      }
    }
  });
});
