/** How fast texts become pieces, and whether they are the native tokenizers' pieces on many more texts than in the tests. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import type { Measurement } from '../../../tools/measure/measurement.ts';
import { fixturePath } from '../testing/expectedCases.ts';
import { loadTokenizer } from './loadTokenizer.ts';
import { sharedTexts } from './testing/sharedTexts.ts';
import { variedTexts } from './testing/variedTexts.ts';

const included = fileURLToPath(new URL('../../../templates/base-models/e5-small-pt-en-es', import.meta.url));
const script = fileURLToPath(new URL('testing/native_ids.py', import.meta.url));

const tokenizers = {
  'WordPiece, lower case': fixturePath('minilm-f32'),
  'WordPiece, with case': fixturePath('bert-bf16'),
  'byte-level BPE': fixturePath('roberta-bf16'),
  Unigram: fixturePath('xlm-roberta-f32'),
  'Unigram as XLM-R': fixturePath('e5-f16'),
  'Unigram, included model': included,
};

const idsSchema = z.array(z.array(z.int()));

async function nativeIds(python: string, path: string, texts: readonly string[]): Promise<number[][]> {
  const child = spawn(python, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify({ path, texts }));
  return idsSchema.parse(await json(child.stdout));
}

const agreement: Measurement = {
  name: 'tokenizer-agreement',
  about: 'texts of 10,000 that six tokenizers cut otherwise than the native ones; needs BERT_PEER_PYTHON',
  unit: 'of 10,000 texts',
  // Left over: a byte order mark or a NEL before a literal <mask> in the text, which the library trims otherwise.
  bar: { most: 1 },
  async run({ quick, say }) {
    const python = process.env['BERT_PEER_PYTHON'];
    if (python === undefined) return { skipped: 'BERT_PEER_PYTHON names no Python with tokenizers' };
    const real = sharedTexts('pt_legal_movimentacoes', 'en_banking77', 'en_clinc150');
    const texts = [...variedTexts(quick ? 600 : 30_000), ...(quick ? real.slice(0, 600) : real)];
    let different = 0;
    for (const [what, folder] of Object.entries(tokenizers)) {
      const expected = await nativeIds(python, join(folder, 'tokenizer.json'), texts);
      const { tokenizer } = await loadTokenizer(folder);
      const wrong = texts.filter((text, i) => tokenizer.encode(text).join() !== expected[i]?.join());
      different += wrong.length;
      say(`${what}: ${wrong.length} of ${texts.length} texts differ`);
      for (const text of wrong.slice(0, 5)) say(`  ${JSON.stringify(text.slice(0, 120))}`);
    }
    const compared = texts.length * Object.keys(tokenizers).length;
    const details = { different, compared, texts: texts.length, realTexts: real.length };
    return { value: (different / compared) * 10_000, details };
  },
};

const speed: Measurement = {
  name: 'tokenizer-speed',
  about:
    'pieces a second of the included model on one thread, real Portuguese legal texts where there are any',
  unit: 'tokens/s',
  bar: { least: 100_000 },
  async run({ quick, say }) {
    const { tokenizer } = await loadTokenizer(included);
    const real = sharedTexts('pt_legal_movimentacoes');
    const texts = real.length > 0 ? real : variedTexts(5000);
    const rounds: number[] = [];
    for (let round = 0; round < (quick ? 1 : 5); round++) {
      const { tokenizer: fresh } = round === 0 ? { tokenizer } : await loadTokenizer(included);
      const start = performance.now();
      const tokens = texts.reduce((sum, text) => sum + fresh.encode(text).length, 0);
      rounds.push((tokens / (performance.now() - start)) * 1000);
      say(`${tokens} tokens, nothing remembered at the start: ${Math.round(rounds.at(-1) ?? 0)} a second`);
    }
    rounds.sort((a, b) => a - b);
    const value = Math.round(rounds[Math.floor(rounds.length / 2)] ?? 0);
    return { value, details: { texts: texts.length, real: real.length > 0 } };
  },
};

export const measurements: Measurement[] = [agreement, speed];
