import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { modelManifestSchema } from '../../core/contract/modelManifest.ts';
import { runRecordSchema } from '../../core/contract/runRecord.ts';
import { tuningRecordSchema } from '../../core/contract/tuning.ts';
import { bestLength } from '../../core/training/tuningSettings.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { ask } from '../testing/ask.ts';

/** Texts of so many words, each a token or more. */
function writeTexts(folder: string, words: number): string {
  const filler = ['os autos', 'o juízo', 'a parte', 'em audiência', 'por despacho'];
  const rows = Array.from({ length: 24 }, (_, i) => {
    const own = i % 2 === 0 ? 'alvará expedido' : 'mandado cumprido';
    const rest = Array.from({ length: Math.ceil(words / 2) }, (_, k) => filler[(i + k) % filler.length]);
    return `${own} nº ${i} ${rest.join(' ')},${i % 2 === 0 ? 'Alvará' : 'Mandado'}`;
  });
  const path = join(folder, 'autos.csv');
  writeFileSync(path, ['texto,categoria', ...rows].join('\n'));
  return path;
}

async function runWith(folder: string, words: number, parameters: Record<string, unknown> = {}) {
  const runFolder = join(folder, 'treino');
  const config = {
    data: { path: writeTexts(folder, words) },
    parameters,
    stages: ['instant'],
    tuning: { budgetMinutes: null },
  };
  const { answer, error } = await ask({ kind: 'train', runFolder, config });
  assert.equal(answer?.kind, 'trained', JSON.stringify(error));
  const read = (...name: string[]): unknown => JSON.parse(readFileSync(join(runFolder, ...name), 'utf8'));
  return {
    runFolder,
    record: runRecordSchema.parse(read('run.json')),
    manifest: modelManifestSchema.parse(read('model', 'model.json')),
    lengths: existsSync(join(runFolder, 'tuning.json'))
      ? tuningRecordSchema.parse(read('tuning.json')).lengths
      : [],
  };
}

describe('how much of long texts a search lets the model read (R50)', function () {
  this.timeout(300_000);

  it('is the most accurate of some lengths, which the run then has as if it had been asked for', () =>
    withTemporaryFolder(async (folder) => {
      const { lengths, record, manifest } = await runWith(folder, 120);
      assert.deepEqual(
        lengths.map(({ maxLength }) => maxLength),
        [128, 512],
      );
      const chosen = bestLength(lengths)?.maxLength;
      assert.equal(record.config.parameters.maxLength, chosen);
      assert.equal(manifest.maxLength, chosen);
    }));
  it('is not asked where hardly a text is long', () =>
    withTemporaryFolder(async (folder) => {
      const short = await runWith(folder, 10);
      assert.deepEqual([short.lengths, short.manifest.maxLength], [[], 512]);
    }));
  it('is left alone where it was asked for', () =>
    withTemporaryFolder(async (folder) => {
      const asked = await runWith(folder, 160, { maxLength: 64 });
      assert.deepEqual([asked.lengths, asked.manifest.maxLength], [[], 64]);
    }));
});
