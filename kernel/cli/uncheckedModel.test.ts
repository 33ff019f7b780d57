/** A run that ended between the delivery of its model and the final check: the model is there, its figures are not. */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { writeSmallSheet } from '../testing/smallSheet.ts';
import { runCli } from './testing/runCli.ts';
import { afterTuning, beforeTuning, tuning } from './testing/trainingStream.ts';

const said = {
  'pt-BR': /O modelo está pronto e já pode ser usado, mas não foi conferido/u,
  en: /The model is ready and can be used, but it was not checked/u,
};

describe('a model that was not checked', () => {
  for (const language of ['pt-BR', 'en'] as const) {
    it(`is not denied when Ctrl+C is pressed twice during the check (${language})`, () =>
      withTemporaryFolder(async (workFolder) => {
        mkdirSync(join(workFolder, 'r', 'model'), { recursive: true });
        writeFileSync(join(workFolder, 'r', 'model', 'model.json'), '{}');
        const { exitCode, output } = await runCli({
          words: ['train', 'a.csv', '--out', 'r', '--lang', language],
          script: { events: [...beforeTuning, ...tuning, ...afterTuning] },
          interruptOn: language === 'en' ? ['Checking', 'Stopping'] : ['Conferindo', 'Parando'],
          workFolder,
        });
        assert.equal(exitCode, 130);
        assert.match(output, said[language]);
        assert.match(output, /^ {4}bert-training resume r$/mu);
        assert.match(output, /^ {4}bert-training predict r /mu);
        assert.ok(output.includes(`  ${join(workFolder, 'r', 'model')}\n`), output);
        assert.doesNotMatch(output, /antes de o modelo ser gravado|before the model was written/u);
      }));
  }

  it('is told by show too', () =>
    withTemporaryFolder(async (workFolder) => {
      writeSmallSheet(workFolder, 60);
      await runCli({ words: ['train', 'petições.csv', '--stages', 'baseline', '--out', 'r'], workFolder });
      const path = join(workFolder, 'r', 'run.json');
      const record = JSON.parse(readFileSync(path, 'utf8')) as object;
      writeFileSync(
        path,
        JSON.stringify({ ...record, state: 'running', finishedAt: null, evaluation: null }),
      );
      const { exitCode, output } = await runCli({ words: ['show', 'r'], workFolder });
      assert.equal(exitCode, 3);
      assert.match(output.replaceAll(/\s+/gu, ' '), said['pt-BR']);
      assert.doesNotMatch(output, /ainda não tem resultado/u);
    })).timeout(30_000);
});
