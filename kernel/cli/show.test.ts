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
          ...(kind === 'tuning' && { earliestSeconds: 420, skippedSeconds: 300, repeatedSeconds: 120 }),
        }));
        mkdirSync(join(workFolder, 'r'));
        writeFileSync(join(workFolder, 'r', 'run.json'), JSON.stringify({ ...sampleRecord, estimates }));
        const words = ['show', 'r', '--lang', language];
        const { output } = await runCli({ words: [...words, '--details'], workFolder });
        const said = output.replaceAll(/\s+/gu, ' ');
        if (language === 'en') {
          assert.match(said, /after the first texts were read: between 10 min and 15 min; it took 14 min/u);
          assert.match(
            said,
            /after the first steps of fine-tuning: between 10 min and 15 min, 7 min at the earliest if it stopped improving; it took 14 min, and with the rounds that were not needed it would have been 19 min, 2 min of it on rounds begun again/u,
          );
        } else {
          assert.match(said, /primeiros textos lidos: entre 10 min e 15 min; levou 14 min/u);
          assert.match(
            said,
            /primeiros passos do ajuste: entre 10 min e 15 min, no mínimo 7 min se parasse de melhorar; levou 14 min, e com as rodadas que não foram precisas seriam 19 min, 2 min deles em rodadas recomeçadas/u,
          );
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
