import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { ask } from '../testing/ask.ts';
import { writeSmallSheet } from '../testing/smallSheet.ts';

describe('opening a model whose model.json was edited', () => {
  for (const [what, edit, code] of [
    ['fewer categories', { labels: ['Cobrança', 'Família'] }, 'model.damaged'],
    ['more categories', { labels: ['Cobrança', 'Família', 'Trabalho', 'Outra'] }, 'model.damaged'],
    ['another kind', { stage: 'fineTuned' }, 'model.file_missing'],
  ] as const) {
    it(`${what}: refused as ${code}`, () =>
      withTemporaryFolder(async (folder) => {
        const runFolder = join(folder, 'treino');
        const config = { data: { path: writeSmallSheet(folder) }, stages: ['baseline'] };
        await ask({ kind: 'train', runFolder, config });
        const path = join(runFolder, 'model', 'model.json');
        const manifest: unknown = JSON.parse(readFileSync(path, 'utf8'));
        writeFileSync(path, JSON.stringify(Object.assign({}, manifest, edit)));
        const input = { kind: 'texts', texts: ['o autor pede o pagamento da dívida'] };
        const { error } = await ask({ kind: 'predict', model: runFolder, input });
        assert.equal(error?.code, code, JSON.stringify(error));
      }));
  }
});
