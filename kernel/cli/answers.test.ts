import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Finding } from '../../core/contract/findings.ts';
import type { KernelAnswer } from '../../core/contract/kernelAnswer.ts';
import type { Scores } from '../../core/contract/evaluation.ts';
import { computeScores, largestShare } from '../../core/training/scores.ts';
import { judgeScores } from '../../core/training/verdicts.ts';
import { expectGolden } from './testing/expectGolden.ts';
import { runCli } from './testing/runCli.ts';
import { diagnosed as report } from '../../core/text/testing/diagnosed.ts';
import { inspected } from '../../core/text/testing/inspected.ts';
import { labels, prediction } from './testing/sampleAnswers.ts';

/** A command whose kernel answers at once: its exit code, and its page in both languages as golden text. */
async function check(
  words: readonly string[],
  answer: KernelAnswer,
  expected: { name: string; exitCode?: number },
): Promise<void> {
  for (const language of ['pt-BR', 'en'] as const) {
    const script = { events: [{ kind: 'answered', answer } as const] };
    const { exitCode, output } = await runCli({ words: [...words, '--lang', language], script });
    assert.equal(exitCode, expected.exitCode ?? 0);
    expectGolden(`${expected.name}-${language}`, output);
  }
}

const judged = (scores: Scores) => judgeScores({ ...scores, largestShare: largestShare(scores) });

/** Of two of the rows in the middle. */
const maskedTexts: Readonly<Record<number, { text: string }>> = {
  3: { text: '[PESSOA 2], CPF [CPF 1], requer a juntada dos documentos que acompanham esta petição.' },
  4: {
    text: 'Trata-se de ação de indenização por danos morais que move [PESSOA 31] em face do banco, pelos fatos que passa a expor.',
  },
};

describe('answers on the command line', () => {
  it('inspect', () =>
    check(['inspect', 'meus processos.xlsx', '--header', '3', '--text', 'Ementa'], inspected, {
      name: 'inspect',
    }));
  it('inspect with fixes says what they change and where they are kept', () =>
    check(
      ['inspect', 'processos.xlsx', '--fix', '1', '--out', 'consertos.json'],
      {
        ...inspected,
        suggestion: {
          ...inspected.suggestion,
          label: [{ column: 'Classe', confidence: 0.9, reasons: ['name_fits'] }],
        },
        changes: {
          count: 12,
          listed: Array.from({ length: 12 }, (_, i) => ({
            rowNumber: 901 + i,
            before: i === 1 ? null : { label: 'Indenizações' },
            after: i === 2 ? null : { label: 'Indenização', ...maskedTexts[i] },
          })),
        },
        recipeFile: '/outra pasta/consertos.json',
      },
      { name: 'inspect-fix' },
    ));
  it('inspect with fixes that are not kept trains with them, unless they change nothing', async () => {
    const label = [{ column: 'Classe', confidence: 0.9, reasons: ['name_fits' as const] }];
    const page = async (count: number) => {
      const changes = { count, listed: [] };
      const answer = { ...inspected, suggestion: { ...inspected.suggestion, label }, changes };
      const script = { events: [{ kind: 'answered', answer } as const] };
      return (await runCli({ words: ['inspect', 'a.csv', '--fix', '1,3'], script })).output;
    };
    const next = (await page(12)).split('Próximos passos')[1];
    assert.match(next ?? '', /inspect a\.csv --fix 1,3 --out consertos\.json$/mu);
    assert.match(next ?? '', /train a\.csv --recipe consertos\.json$/mu);
    const unchanged = (await page(0)).split('Próximos passos')[1];
    assert.match(unchanged ?? '', /train a\.csv$/mu);
    assert.doesNotMatch(unchanged ?? '', /consertos|--out/u);
  });
  it('inspect marks the fixes that are recommended, and offers them first', async () => {
    const step = { kind: 'dropConflicts' } as const;
    const finding: Finding = {
      code: 'conflicting_labels',
      severity: 'warning',
      state: 'open',
      rows: { count: 2, listed: [7, 9] },
      params: { texts: 1 },
      fixes: [],
    };
    const page = async (isRecommended: boolean) => {
      const findings: Finding[] = [{ ...finding, fixes: [{ kind: 'step', step, isRecommended }] }];
      const answer = { ...inspected, findings };
      const script = { events: [{ kind: 'answered', answer } as const] };
      return (await runCli({ words: ['inspect', 'a.csv'], script })).output;
    };
    assert.match(await page(true), /\[1\] .+ \(recomendado\)$/mu);
    assert.match(await page(true), /--fix all --out consertos\.json$/mu);
    assert.doesNotMatch(await page(false), /\(recomendado\)/u);
    assert.match(await page(false), /--fix 1 --out consertos\.json$/mu);
  });
  it('inspect refuses fixes that are no numbers', async () => {
    for (const word of ['x', '0', '1,,2', '1;2', '-1']) {
      const { exitCode, notes } = await runCli({ words: ['inspect', 'a.csv', `--fix=${word}`] });
      assert.equal(exitCode, 2, word);
      assert.match(notes, /--fix/u);
    }
  });
  it('inspect and train refuse a file of fixes that is none', async () => {
    for (const command of ['inspect', 'train']) {
      const { exitCode, notes } = await runCli({ words: [command, 'a.csv', '--recipe', 'nada.json'] });
      assert.equal(exitCode, 3);
      assert.match(notes, /nada\.json/u);
    }
  });
  it('inspect of data nobody can learn from says why and exits with 3', () => {
    const problem = { code: 'dataset.one_category' as const, params: { category: 'Indenização' } };
    return check(
      ['inspect', 'a.csv'],
      { ...inspected, summary: null, quality: null, findings: [], problem },
      { name: 'inspect-problem', exitCode: 3 },
    );
  });
  it('inspect of one column does not ask which one', async () => {
    const [column] = inspected.head.columns;
    const head = { ...inspected.head, columns: column ? [column] : [] };
    const answer = {
      ...inspected,
      head,
      suggestion: { text: inspected.suggestion.text, label: [] },
      summary: null,
    };
    const problem = { code: 'dataset.no_label_column' as const, params: { found: ['Processo'] } };
    const script = { events: [{ kind: 'answered', answer: { ...answer, problem } } as const] };
    const { output } = await runCli({ words: ['inspect', 'a.csv'], script });
    assert.match(output, /falta uma coluna/u);
    assert.doesNotMatch(output, /--label/u);
  });
  it('inspect doubts categories that are only likely, unless they were named', async () => {
    const label = [{ column: 'Servidor', confidence: 0.7, reasons: ['few_repeated_values' as const] }];
    const answer = { ...inspected, suggestion: { ...inspected.suggestion, label } };
    const script = { events: [{ kind: 'answered', answer } as const] };
    const { output } = await runCli({ words: ['inspect', 'Autos novos.csv'], script });
    assert.match(output, /Não temos certeza de que as categorias estão em “Servidor”/u);
    assert.match(output, /^ {4}bert-training inspect "Autos novos\.csv" --label "NOME"$/mu);
    assert.match(output, /^ {4}bert-training predict MODELO "Autos novos\.csv"$/mu);
    assert.match(output, /^ {4}bert-training train "Autos novos\.csv" --label Servidor$/mu);
    const named = await runCli({ words: ['inspect', 'Autos novos.csv', '--label', 'Servidor'], script });
    assert.doesNotMatch(named.output, /Não temos certeza|predict/u);
  });
  it('inspect without categories speaks of classifying too', async () => {
    const problem = { code: 'dataset.no_label_column' as const, params: { found: ['Nº', 'Texto'] } };
    const answer = {
      ...inspected,
      suggestion: { ...inspected.suggestion, label: [] },
      summary: null,
      problem,
    };
    const script = { events: [{ kind: 'answered', answer } as const] };
    const { output } = await runCli({ words: ['inspect', 'a.csv'], script });
    assert.match(output, /^ {4}bert-training predict MODELO PLANILHA$/mu);
  });
  it('inspect names hidden columns and the sheets that were not used', async () => {
    const head = {
      ...inspected.head,
      sheets: ['Dados', 'Resumo'].map((name) => ({ name, rows: 9, hidden: false })),
      facts: [
        { code: 'sheet_chosen' as const, name: 'Dados', confidence: 0.9 },
        { code: 'hidden_columns_kept' as const, count: 1 },
      ],
    };
    const script = { events: [{ kind: 'answered', answer: { ...inspected, head } } as const] };
    const { output } = await runCli({ words: ['inspect', 'a.xlsx'], script });
    assert.match(output, /Usamos a planilha “Dados” do arquivo, e não “Resumo”\./u);
    assert.match(output, /A coluna oculta “Observação” foi lida também\./u);
  });
  it('the advice for a sheet without a table fits the kind of file', async () => {
    const found = ['Capa'];
    for (const [otherSheets, said, unsaid] of [
      [['Dados'], /--sheet: “?Dados/u, /--separator/u],
      [[], /Acrescente/u, /--separator|--sheet/u],
      [undefined, /--separator/u, /--sheet/u],
    ] as const) {
      const params = { found, ...(otherSheets && { otherSheets }) };
      const problem = { code: 'dataset.no_label_column' as const, params };
      const script = {
        events: [{ kind: 'answered', answer: { ...inspected, summary: null, problem } } as const],
      };
      const { output } = await runCli({ words: ['inspect', 'a.xlsx'], script });
      const advice = output.slice(output.indexOf('O que fazer')).replaceAll(/\s+/gu, ' ');
      assert.match(advice, said);
      assert.doesNotMatch(advice, unsaid);
    }
  });
  it('predict of texts', () => {
    const sure = {
      label: 'Indenização',
      confidence: 0.97,
      needsReview: false,
      probabilities: [0.97, 0.02, 0.01],
    };
    const answer = {
      kind: 'predicted',
      count: 2,
      needsReview: 1,
      predictions: [prediction, sure],
      copy: null,
      labels,
    } as const;
    const words = ['predict', 'm', '--text', 'Cobrança de\naluguéis atrasados', '-t', 'Dano moral'];
    return check(
      words,
      { ...answer, predictions: [...answer.predictions], labels },
      { name: 'predict-texts' },
    );
  });
  it('predict of a spreadsheet', () =>
    check(
      ['predict', 'm', 'novos.xlsx'],
      {
        kind: 'predicted',
        count: 1812,
        needsReview: 162,
        predictions: [],
        copy: {
          path: '/dados/novos-classificado.xlsx',
          addedColumns: ['Categoria', 'Confiança', 'Precisa de revisão'],
          textColumn: 'Resumo',
          learnedColumn: 'Ementa',
          blankRows: 3,
          converted: true,
          replacedCharacters: 2,
          neutralised: 1,
        },
        labels,
      },
      { name: 'predict-file' },
    ));
  it('explain', () =>
    check(
      ['explain', 'm', 'Cobrança de aluguéis'],
      {
        kind: 'explained',
        prediction,
        words: [
          { word: 'Cobrança', start: 0, weight: 0.415 },
          { word: 'de', start: 9, weight: -0.0004 },
          { word: 'aluguéis', start: 12, weight: 0.012 },
        ],
      },
      { name: 'explain' },
    ));
  it('evaluate', () => {
    const scores = computeScores({ truth: [0, 0, 1, 1, 1], predicted: [0, 0, 1, 1, 0], labels });
    return check(
      ['evaluate', 'm', 'a.csv', '--details'],
      { kind: 'evaluated', scores, rows: 9, counted: 5, unknownLabels: ['Outros'], verdicts: judged(scores) },
      { name: 'evaluate' },
    );
  });
  it('evaluate says what the figure says of the model, and the balance where categories are unequal', async () => {
    const page = async (truth: number[], predicted: number[]) => {
      const scores = computeScores({ truth, predicted, labels });
      const counted = truth.length;
      const answer = { kind: 'evaluated' as const, scores, rows: counted, counted, unknownLabels: [] };
      const told = { ...answer, verdicts: judged(scores) };
      const script = { events: [{ kind: 'answered', answer: told } as const] };
      return (await runCli({ words: ['evaluate', 'm', 'a.csv'], script })).output.replaceAll(/\s+/gu, ' ');
    };
    const [rare, common] = [Array<number>(5).fill(0), Array<number>(95).fill(1)];
    const largestAlone = await page([...rare, ...common], Array<number>(100).fill(1));
    assert.match(largestAlone, /Bom! Seu modelo/u);
    assert.match(largestAlone, /Responder sempre a categoria mais comum acertaria o mesmo/u);
    assert.match(largestAlone, /Algumas categorias estão sendo ignoradas\..*nenhum texto de “Indenização”/u);
    assert.match(largestAlone, /Equilíbrio entre categorias: 49 %/u);
    const even = Array.from({ length: 100 }, (_, i) => i % 2);
    const equal = await page(even, even);
    assert.match(equal, /Excelente! Seu modelo/u);
    assert.doesNotMatch(equal, /Equilíbrio|Responder sempre| ! /u);
    const skewed = await page([...rare, ...common], [...rare, ...common]);
    assert.match(skewed, /Equilíbrio entre categorias: 100 %/u);
    assert.doesNotMatch(skewed, /Responder sempre/u);
  });
  it('label-next', () =>
    check(
      ['label-next', 'm', 'novos.xlsx', '--count', '3'],
      {
        kind: 'labelNext',
        rows: [
          {
            rowNumber: 17,
            text: 'Cobrança de aluguéis atrasados\ncom pedido de despejo e de indenização pelos danos ao imóvel',
            proposed: { label: 'Cobrança', confidence: 0.412 },
            rival: { label: 'Indenização', confidence: 0.386 },
          },
          {
            rowNumber: 1204,
            text: 'Dívida ativa',
            proposed: { label: 'Execução Fiscal', confidence: 0.5 },
            rival: { label: 'Cobrança', confidence: 0.49 },
          },
        ],
        unlabelled: 1812,
        labelled: 40,
        copy: {
          path: '/dados/novos-para-categorizar.xlsx',
          addedColumns: ['Categoria sugerida', 'Confiança', 'Categorizar agora'],
          textColumn: 'Resumo',
          learnedColumn: 'Ementa',
          blankRows: 3,
          converted: false,
          replacedCharacters: 0,
          neutralised: 0,
          fillColumn: 'Classe',
        },
      },
      { name: 'label-next' },
    ));
  it('export', () =>
    check(
      ['export', 'm'],
      { kind: 'exported', folder: '/dados/m-export', files: ['config.json', 'model.onnx'] },
      { name: 'export' },
    ));
  it('sheet', () =>
    check(
      ['sheet', 'r'],
      { kind: 'sheetWritten', path: '/dados/r/ficha-do-modelo.html' },
      { name: 'sheet' },
    ));
  it('a reproduction that differs exits with 5', () => {
    const reproduction = {
      verdict: 'different',
      because: [
        { field: 'state', original: 'cancelled', now: 'succeeded' },
        { field: 'rounds', original: '7', now: '9' },
        { field: 'stages', original: 'baseline,instant', now: 'baseline,instant,fineTuned' },
        { field: 'adjustments', original: '', now: 'learningRateHalved,lengthReduced' },
        { field: 'rowsHash', original: 'a1b2'.repeat(16), now: 'c3d4'.repeat(16) },
        { field: 'parameters', name: 'learningRate', original: '0.0001', now: '0.0002' },
        { field: 'microBatch', original: null, now: '8' },
        { field: 'environment.commit', original: 'a1b2'.repeat(10), now: `${'a1b2'.repeat(10)}+1f2e3d4c` },
        { field: 'environment.libraries', name: 'onnxruntime-node', original: '1.30.0', now: '1.31.0' },
      ],
      originalHash: 'aaaa'.repeat(16),
      newHash: 'bbbb'.repeat(16),
      largestDifference: 0.021,
    } as const;
    const answer: KernelAnswer = {
      kind: 'reproduced',
      reproduction: { ...reproduction, because: [...reproduction.because] },
      runFolder: '/dados/r-repro',
    };
    return check(['reproduce', 'r', '--details'], answer, { name: 'reproduce', exitCode: 5 });
  });
  it('doctor with a blocking problem exits with 4', () =>
    check(['doctor'], { kind: 'diagnosed', report }, { name: 'doctor', exitCode: 4 }));
  it('doctor where all is well', () => {
    const healthy = { ...report, problems: [], disk: { ...report.disk, writable: true } };
    return check(['doctor'], { kind: 'diagnosed', report: healthy }, { name: 'doctor-well' });
  });
});
