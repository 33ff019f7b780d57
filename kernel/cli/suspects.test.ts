import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import type { KernelAnswer } from '../../core/contract/kernelAnswer.ts';
import { runConfigSchema } from '../../core/contract/runConfig.ts';
import { sampleRecord } from '../../core/training/testing/sampleRun.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { expectGolden } from './testing/expectGolden.ts';
import { realRun } from './testing/realRun.ts';
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

const advised: KernelAnswer = {
  kind: 'advised',
  stage: 'instant',
  rows: 960,
  advice: [{ label: 'Cobrança', count: 240, more: 100, recall: 0.83, expected: 0.01, low: 0, high: 0.02 }],
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
  it('of a run, ends with the commands that train again with the same check, and compare', () =>
    withTemporaryFolder(async (workFolder) => {
      const folder = join(workFolder, 'treinos', 'a-1');
      mkdirSync(folder, { recursive: true });
      const data = {
        path: join(workFolder, 'meus processos.csv'),
        table: { separator: ';' },
        labelColumn: 'Classe',
      };
      const config = runConfigSchema.parse({ data, preset: 'rapido', parameters: { epochs: 2 }, recipe: [] });
      writeFileSync(data.path, '');
      writeFileSync(join(folder, 'run.json'), JSON.stringify({ ...sampleRecord, config }));
      const ofKind = await realRun(folder);
      for (const [command, said] of [
        ['suspects', answer],
        ['advise', advised],
      ] as const) {
        const script = { ofKind, events: [{ kind: 'answered', answer: said } as const] };
        const { output, notes } = await runCli({ words: [command, 'treinos/a-1'], workFolder, script });
        const lines = output.split('\n');
        const again =
          'bert-training train "meus processos.csv" --label Classe --separator semicolon --recipe treinos/a-1 --preset rapido --epochs 2 --split-of treinos/a-1';
        assert.ok(lines.includes(`    ${again}`), output + notes);
        assert.ok(lines.includes('    bert-training compare treinos/a-1 TREINO-NOVO'));
        assert.equal(/são outra\s+medida/u.test(output), command === 'advise');
      }
    }));
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
      const call = { workFolder: folder };
      const mixed = await runCli({ ...call, words: ['suspects', 'treino', '--text', 'Ementa'] });
      assert.equal(mixed.exitCode, 2);
      assert.match(mixed.notes, /foi indicado um treino/u);
      const beside = await runCli({ ...call, words: ['suspects', 'a.csv', '--data', 'b.csv'] });
      assert.deepEqual([beside.exitCode, /--data/u.test(beside.notes)], [2, true]);
      const damaged = await runCli({ ...call, words: ['suspects', 'treino'] });
      assert.equal(damaged.exitCode, 3);
    }));
});
