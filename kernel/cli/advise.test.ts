import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { KernelAnswer } from '../../core/contract/kernelAnswer.ts';
import { expectGolden } from './testing/expectGolden.ts';
import { runCli } from './testing/runCli.ts';

const answer: KernelAnswer = {
  kind: 'advised',
  stage: 'instant',
  rows: 960,
  advice: [
    {
      label: 'Mandado de Segurança',
      count: 40,
      more: 20,
      recall: 0.5,
      expected: 0.08,
      low: 0.03,
      high: 0.134,
    },
    { label: 'Cobrança', count: 240, more: 100, recall: 0.83, expected: 0.012, low: 0, high: 0.024 },
    {
      label: 'Execução Fiscal',
      count: 160,
      more: 100,
      recall: 0.94,
      expected: 0.01,
      low: 0.006,
      high: 0.014,
    },
    { label: 'Indenização', count: 460, more: 100, recall: 0.96, expected: 0, low: 0, high: 0.004 },
  ],
};

describe('advise on the command line (R42)', () => {
  for (const language of ['pt-BR', 'en'] as const) {
    it(`says what to expect of more examples, in ${language}`, async () => {
      const script = { events: [{ kind: 'answered', answer } as const] };
      const words = ['advise', 'processos.xlsx', '--lang', language];
      const { exitCode, output } = await runCli({ words, script });
      assert.equal(exitCode, 0);
      expectGolden(`advise-${language}`, output);
    });
  }
  it('says what to do where no category can be tried with fewer examples', async () => {
    const nothing: KernelAnswer = { kind: 'advised', stage: 'instant', rows: 30, advice: [] };
    const script = { events: [{ kind: 'answered', answer: nothing } as const] };
    const { output } = await runCli({ words: ['advise', 'a.csv'], script });
    assert.match(output, /Nenhuma categoria tem dez exemplos/u);
  });
});
