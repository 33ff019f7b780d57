import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { sampleRecord } from '../../core/training/testing/sampleRun.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { runCli } from './testing/runCli.ts';

describe('show', () => {
  for (const language of ['pt-BR', 'en'] as const) {
    it(`--details tells what was estimated and what it took, in ${language} (R28)`, () =>
      withTemporaryFolder(async (workFolder) => {
        const range = { lowSeconds: 600, highSeconds: 900 };
        const estimates = (['reading', 'tuning'] as const).map((kind) => ({
          kind,
          computed: range,
          told: range,
          tookSeconds: 840,
        }));
        mkdirSync(join(workFolder, 'r'));
        writeFileSync(join(workFolder, 'r', 'run.json'), JSON.stringify({ ...sampleRecord, estimates }));
        const words = ['show', 'r', '--lang', language];
        const { output } = await runCli({ words: [...words, '--details'], workFolder });
        const said = output.replaceAll(/\s+/gu, ' ');
        if (language === 'en') {
          assert.match(said, /after the first texts were read: between 10 min and 15 min; it took 14 min/u);
          assert.match(said, /after the first steps of fine-tuning: between 10 min and 15 min/u);
        } else {
          assert.match(said, /primeiros textos lidos: entre 10 min e 15 min; levou 14 min/u);
          assert.match(said, /primeiros passos do ajuste: entre 10 min e 15 min/u);
        }
        assert.doesNotMatch((await runCli({ words, workFolder })).output, /14 min/u);
      }));
  }
  it('a folder that is no run', async () => {
    const { exitCode, notes } = await runCli({ words: ['show', 'nada'] });
    assert.equal(exitCode, 3);
    assert.match(notes, /Não há um treino/u);
  });
  it('a record that cannot be read', () =>
    withTemporaryFolder(async (workFolder) => {
      mkdirSync(join(workFolder, 'r'));
      writeFileSync(join(workFolder, 'r', 'run.json'), '{"format":1');
      const { exitCode, notes } = await runCli({ words: ['show', 'r'], workFolder });
      assert.equal(exitCode, 3);
      assert.match(notes, /danificado/u);
    }));
});
