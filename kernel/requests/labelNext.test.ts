import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import type { KernelAnswer } from '../../core/contract/kernelAnswer.ts';
import { allLayouts } from '../../core/tables/testing/layouts/allLayouts.ts';
import { ask } from '../testing/ask.ts';
import { smallSheetText, writeSmallSheet } from '../testing/smallSheet.ts';

type LabelNext = Extract<KernelAnswer, { kind: 'labelNext' }>;

/** Texts that belong to one category, to two at once, and twice the same. */
const clear = ['dívida e boleto com juros', 'guarda do filho e visitas', 'salário, férias e rescisão'];
const between = ['dívida de alimentos, guarda e boleto', 'salário e pagamento de juros ao credor'];

describe('the rows to label next (R48)', function () {
  this.timeout(30_000);
  let folder = '';
  let model = '';

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'João Gonçalves '));
    model = join(folder, 'treino');
    const config = { data: { path: writeSmallSheet(folder, 90) }, stages: ['baseline'] };
    const { answer } = await ask({ kind: 'train', runFolder: model, config });
    assert.equal(answer?.kind, 'trained');
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  async function choose(text: string, more: Record<string, unknown> = {}): Promise<LabelNext> {
    const path = join(folder, 'novos.csv');
    writeFileSync(path, text);
    const { answer, error } = await ask({ kind: 'labelNext', model, data: { path }, ...more });
    assert.ok(answer?.kind === 'labelNext', error?.code);
    return answer;
  }
  async function refusal(text: string, data: Record<string, unknown> = {}): Promise<string | undefined> {
    const path = join(folder, 'recusado.csv');
    writeFileSync(path, text);
    const { error } = await ask({ kind: 'labelNext', model, data: { path, ...data } });
    return error?.code;
  }

  it('are those the model hesitates about, each once', async () => {
    const { rows, unlabelled, labelled } = await choose(
      ['texto', ...clear.map((t) => `"${t}"`), ...between.map((t) => `"${t}"`), `"${between[0] ?? ''}"`].join(
        '\n',
      ),
      { count: 2 },
    );
    assert.deepEqual(rows.map(({ rowNumber }) => rowNumber).sort(), [5, 6]);
    assert.deepEqual([unlabelled, labelled], [6, 0]);
    for (const { proposed, rival } of rows) {
      assert.notEqual(proposed.label, rival.label);
      assert.ok(proposed.confidence >= rival.confidence && rival.confidence > 0);
    }
  });
  it('have no category yet', async () => {
    const { rows, unlabelled, labelled } = await choose(
      `texto,categoria\n"${between[0] ?? ''}",Família\n"${between[1] ?? ''}",\n,Família\n"${clear[0] ?? ''}", \n`,
      { count: 5 },
    );
    assert.deepEqual(rows.map(({ rowNumber }) => rowNumber).sort(), [3, 5]);
    assert.deepEqual([unlabelled, labelled], [2, 1]);
  });
  it('are the same whatever the order of the file', async () => {
    const [head = '', ...lines] = smallSheetText(120, 9)
      .split('\n')
      .map((line) => line.slice(0, line.lastIndexOf(',')));
    const texts = async (all: readonly string[]) =>
      (await choose([head, ...all].join('\n'), { count: 10 })).rows.map(({ text }) => text);
    const chosen = await texts(lines);
    assert.equal(chosen.length, 10);
    assert.deepEqual(await texts(lines.toReversed()), chosen);
  });
  it('have no category, however the column’s name is written', async () => {
    const text = `Texto,CATEGORIA\n"${between[0] ?? ''}",Família\n"${between[1] ?? ''}",\n`;
    const output = join(folder, 'maiúsculas.csv');
    for (const data of [{}, { textColumn: 'TEXTO', labelColumn: 'Categoria' }]) {
      const path = join(folder, 'novos.csv');
      writeFileSync(path, text);
      rmSync(output, { force: true });
      const { answer, error } = await ask({
        kind: 'labelNext',
        model,
        data: { path, ...data },
        copy: { output },
      });
      assert.ok(answer?.kind === 'labelNext', error?.code);
      assert.deepEqual(
        answer.rows.map(({ rowNumber }) => rowNumber),
        [3],
      );
      assert.equal(answer.copy?.fillColumn, 'CATEGORIA');
    }
  });
  it('are not chosen from a file that may be read in two ways: it is asked how', async () => {
    const unclear = allLayouts.filter(({ truth }) =>
      truth.asks?.some((question) => question !== 'text' && question !== 'label'),
    );
    assert.ok(unclear.length > 0);
    for (const { file, bytes } of unclear) {
      const path = join(folder, file);
      writeFileSync(path, bytes());
      const output = join(folder, `cópia ${file}`);
      const { error } = await ask({ kind: 'labelNext', model, data: { path }, copy: { output } });
      assert.equal(error?.code, 'dataset.reading_unclear', file);
      assert.equal(existsSync(output), false);
    }
  });
  it('come back in a copy with an empty column to fill in, under the name the model knows', async () => {
    const output = join(folder, 'para-categorizar.csv');
    const { copy } = await choose(`nº,texto\n1,"${clear[0] ?? ''}"\n2,"${between[0] ?? ''}"\n`, {
      count: 1,
      copy: { output, ifThere: 'number' },
    });
    assert.equal(copy?.fillColumn, 'categoria');
    const [head, first, second] = readFileSync(output, 'utf8').split('\n');
    assert.equal(head, 'nº,texto,categoria,Confiança,Categorizar agora');
    assert.equal(first, `1,"${clear[0] ?? ''}",,,`);
    assert.match(second ?? '', /^2,".+",,0\.\d+,sim$/u);
  });
  it('of a file that has the column are filled in there, beside the proposals', async () => {
    const output = join(folder, 'cópia.csv');
    const { copy } = await choose(`texto;categoria\n${clear[0] ?? ''};Cobrança\nguarda e boleto;\n`, {
      count: 1,
      copy: { output, language: 'en' },
    });
    assert.equal(copy?.fillColumn, 'categoria');
    const [head, , second] = readFileSync(output, 'utf8').split('\n');
    assert.equal(head, 'texto;categoria;Suggested category;Confidence;Label now');
    assert.match(second ?? '', /^guarda e boleto;;(Cobrança|Família|Trabalho);0,\d+;yes$/u);
  });
  it('a copy that could not be written is refused before anything is read by the model', async () => {
    const path = join(folder, 'novos.csv');
    writeFileSync(path, `texto\n"${between[0] ?? ''}"\n`);
    const before = readdirSync(folder).map((name) => basename(name));
    const { error, events } = await ask({
      kind: 'labelNext',
      model,
      data: { path },
      copy: { output: join(folder, 'cópia.xlsx') },
    });
    assert.equal(error?.code, 'file.wrong_ending');
    assert.ok(!events.some(({ event }) => event.kind === 'phaseStarted' && event.phase === 'predicting'));
    assert.deepEqual(readdirSync(folder), before);
  });
  it('are not to be found where every text has a category, or none has a text', async () => {
    assert.equal(await refusal('texto,categoria\num texto,Família\n'), 'dataset.nothing_to_label');
    assert.equal(await refusal('texto,categoria\n,Família\n'), 'dataset.nothing_to_label');
    assert.equal(await refusal('texto,x\num,y\n', { labelColumn: 'z' }), 'dataset.column_missing');
    assert.equal(await refusal('texto,x\num,y\n', { labelColumn: 'texto' }), 'dataset.same_column');
  });
});
