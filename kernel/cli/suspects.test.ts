import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import type { KernelAnswer } from '../../core/contract/kernelAnswer.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { expectGolden } from './testing/expectGolden.ts';
import { runCli } from './testing/runCli.ts';

const answer: KernelAnswer = {
  kind: 'suspected',
  stage: 'instant',
  rows: 1250,
  suspects: Array.from({ length: 23 }, (_, i) => ({
    rowNumber: 1200 - 41 * i,
    given: i % 2 === 0 ? 'Cobrança' : 'Indenização',
    proposed: 'Execução Fiscal',
    certainty: 0.99 - 0.01 * i,
  })),
};

describe('suspects on the command line', () => {
  for (const language of ['pt-BR', 'en'] as const) {
    it(`tells which rows to look at first, in ${language}`, async () => {
      const script = { events: [{ kind: 'answered', answer } as const] };
      const words = ['suspects', 'processos.xlsx', '--lang', language];
      const { exitCode, output } = await runCli({ words, script });
      assert.equal(exitCode, 0);
      expectGolden(`suspects-${language}`, output);
      const whole = await runCli({ words: [...words, '--details'], script });
      assert.match(whole.output, /298/u);
    });
  }
  it('says that nothing looks wrong', async () => {
    const nothing: KernelAnswer = { kind: 'suspected', stage: 'instant', rows: 1250, suspects: [] };
    const script = { events: [{ kind: 'answered', answer: nothing } as const] };
    const { output } = await runCli({ words: ['suspects', 'a.csv'], script });
    assert.match(output, /^✔ Nenhuma categoria parece errada \(1\.250 linhas conferidas\)/u);
  });
  it('takes a run, but not with options that are a spreadsheet’s', () =>
    withTemporaryFolder(async (folder) => {
      mkdirSync(join(folder, 'treino'));
      writeFileSync(join(folder, 'treino', 'run.json'), '{}');
      const call = { workFolder: folder, script: { events: [] } };
      const mixed = await runCli({ ...call, words: ['suspects', 'treino', '--text', 'Ementa'] });
      assert.equal(mixed.exitCode, 2);
      assert.match(mixed.notes, /foi indicado um treino/u);
      const beside = await runCli({ ...call, words: ['suspects', 'a.csv', '--data', 'b.csv'] });
      assert.deepEqual([beside.exitCode, /--data/u.test(beside.notes)], [2, true]);
      const damaged = await runCli({ ...call, words: ['suspects', 'treino'] });
      assert.equal(damaged.exitCode, 3);
    }));
});
