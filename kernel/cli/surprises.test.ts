import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { KernelAnswer } from '../../core/contract/kernelAnswer.ts';
import type { RunEvent } from '../../core/contract/runEvent.ts';
import type { TableFact } from '../../core/contract/table.ts';
import { runCli } from './testing/runCli.ts';
import { inspected } from '../../core/text/testing/inspected.ts';

describe('what was read otherwise than it stands in the file', () => {
  const facts: TableFact[] = [
    { code: 'header_found', rows: [1], confidence: 1 },
    { code: 'texts_shortened', count: 2, rows: [3, 5], limit: 50_000 },
    { code: 'option_unused', name: 'headerRow' },
  ];
  const read: RunEvent = {
    kind: 'tableRead',
    head: { format: 'csv', sheets: [], headerRow: 1, columns: [], facts },
    rows: 9,
  };
  /** What comes after does not matter here. */
  const failed: RunEvent = { kind: 'failed', error: { code: 'disk.full', params: { path: '/' } } };
  const sentences = {
    'pt-BR':
      /^! 2 linhas têm texto com mais de 50\.000 caracteres \(linhas 3, 5\)\. Só o começo, até esse limite, é lido\.$/mu,
    en: /^! 2 rows have a text of more than 50,000 characters \(rows 3, 5\)\. Only the beginning, up to that limit, is read\.$/mu,
  };
  const unused = {
    'pt-BR': /^! A opção --header não serve para este tipo de arquivo e não foi usada\.$/mu,
    en: /^! The option --header means nothing for this kind of file and was not used\.$/mu,
  };
  for (const words of [
    ['train', 'a.csv'],
    ['predict', 'm', 'a.csv'],
    ['evaluate', 'm', 'a.csv'],
  ]) {
    it(`is said by ${words[0] ?? ''}, and what was only found is not`, async () => {
      for (const language of ['pt-BR', 'en'] as const) {
        const script = { events: [read, failed] };
        const { notes } = await runCli({ words: [...words, '--lang', language], script });
        assert.match(notes, sentences[language]);
        assert.match(notes, unused[language]);
        assert.doesNotMatch(notes, /nomes das colunas|names of the columns/u);
      }
    });
  }
  it('is said by inspect on its page, once', async () => {
    const answer: KernelAnswer = { ...inspected, head: { ...inspected.head, facts } };
    const script = { events: [read, { kind: 'answered', answer } as const] };
    const { notes, output } = await runCli({ words: ['inspect', 'a.csv'], script });
    assert.equal((notes + output).split('com mais de 50.000 caracteres').length, 2);
    assert.match(output, /com mais de 50\.000 caracteres/u);
  });
  it('fixes of another file are said by inspect and train', async () => {
    const unusedSteps = [
      { kind: 'mergeLabels' as const, from: ['Ofícios'], into: 'Ofício' },
      { kind: 'dropLabel' as const, label: 'Mandado' },
    ];
    const { summary } = inspected;
    assert.ok(summary);
    const answer: KernelAnswer = { ...inspected, summary: { ...summary, unusedSteps } };
    const asked = await runCli({
      words: ['inspect', 'a.csv'],
      script: { events: [{ kind: 'answered', answer }] },
    });
    const ready: RunEvent = { kind: 'datasetReady', summary: { ...summary, unusedSteps } };
    const trained = await runCli({ words: ['train', 'a.csv'], script: { events: [read, ready, failed] } });
    for (const told of [asked.output, trained.notes])
      assert.match(
        told.replaceAll(/\s+/gu, ' '),
        /! 2 consertos do arquivo não mudaram nada, porque nenhuma linha tem essas categorias: Juntar “Ofícios” em “Ofício”\. Deixar de fora a categoria “Mandado”\./u,
      );
  });
  it('categories that a step of the file joins, and no row has, are said by inspect and train', async () => {
    const { summary } = inspected;
    assert.ok(summary);
    const step = { kind: 'mergeLabels' as const, from: ['Recursos', 'Recursso'], into: 'Recurso' };
    const effect = { step, removedRows: [], changedRows: [4], missingLabels: ['Recursso'] };
    const partly = { ...summary, effects: [effect], missingLabels: ['Recursso'] };
    const asked = await runCli({
      words: ['inspect', 'a.csv'],
      script: { events: [{ kind: 'answered', answer: { ...inspected, summary: partly } }] },
    });
    const ready: RunEvent = { kind: 'datasetReady', summary: partly };
    const trained = await runCli({ words: ['train', 'a.csv'], script: { events: [read, ready, failed] } });
    for (const told of [asked.output, trained.notes]) {
      const said = told.replaceAll(/\s+/gu, ' ');
      assert.match(
        said,
        /! O arquivo de consertos junta a outras também a categoria “Recursso”, que nenhuma linha tem/u,
      );
      assert.match(said, /A categoria “Recursos” vira “Recurso” em 1 linha/u);
    }
  });
  for (const language of ['pt-BR', 'en'] as const) {
    it(`the column that keeps rows together is named by inspect and train, in ${language}`, async () => {
      const said =
        language === 'en'
          ? 'Rows of one court process (column “Processo”) always stay together'
          : 'As linhas do mesmo processo (coluna “Processo”) ficam sempre juntas';
      const { summary } = inspected;
      assert.ok(summary);
      for (const joiningColumns of [['Processo'], undefined]) {
        const joined = { ...summary, ...(joiningColumns && { joiningColumns }) };
        const answer: KernelAnswer = { ...inspected, summary: joined };
        const words = ['a.csv', '--lang', language];
        const asked = await runCli({
          words: ['inspect', ...words],
          script: { events: [{ kind: 'answered', answer }] },
        });
        const ready: RunEvent = { kind: 'datasetReady', summary: joined };
        const begun: RunEvent = { kind: 'requestAccepted', request: 'train' };
        const trained = await runCli({
          words: ['train', ...words],
          script: { events: [begun, ready, failed] },
        });
        for (const told of [asked.output, trained.notes])
          assert.equal(told.replaceAll(/\s+/gu, ' ').includes(said), joiningColumns !== undefined, told);
      }
    });
  }
  it('an option that was not used is not in the command that comes next', async () => {
    const answer: KernelAnswer = { ...inspected, head: { ...inspected.head, facts } };
    const script = { events: [{ kind: 'answered', answer } as const] };
    const words = ['inspect', 'a.csv', '--header', '3', '--encoding', 'utf-8', '--text', 'Ementa'];
    const { output } = await runCli({ words, script });
    assert.match(output, /train a\.csv --text Ementa --encoding utf-8 --label Classe$/mu);
  });
});

describe('a file name that holds commands for the terminal', () => {
  const name = 'esc\u001b]0;owned\u0007\u001b[31mred.csv';
  const shown = 'esc\ufffd]0;owned\ufffd\ufffd[31mred.csv';
  for (const language of ['pt-BR', 'en'] as const) {
    it(`is shown and not obeyed by inspect, which says that its commands cannot be copied, in ${language}`, async () => {
      const script = { events: [{ kind: 'answered', answer: inspected } as const] };
      const { output } = await runCli({ words: ['inspect', name, '--lang', language], script });
      assert.doesNotMatch(output, /[\u0000-\u0009\u000b-\u001f]/u);
      assert.ok(output.startsWith(shown));
      const command = `    bert-training train "${shown}" --label Classe\n`;
      const note = language === 'en' ? 'The � stands for a sign' : 'O � está no lugar de um sinal';
      assert.ok(output.includes(`${command}    ${note}`), output);
    });
  }
  it('is shown and not obeyed where the file is missing', async () => {
    const failed: RunEvent = {
      kind: 'failed',
      error: { code: 'file.not_found', params: { path: `/x/${name}` } },
    };
    const { notes } = await runCli({ words: ['train', name], script: { events: [failed] } });
    assert.ok(notes.includes(`    /x/${shown}\n    O � está`), notes);
  });
});
