import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { recipeFileSchema } from '../../core/contract/cleaning.ts';
import type { KernelAnswer } from '../../core/contract/kernelAnswer.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { ask } from '../testing/ask.ts';

type Inspected = Extract<KernelAnswer, { kind: 'inspected' }>;

/** Two categories of forty, one of them in two numbers, a repeated row and an empty one. */
const rows = [
  ...Array.from({ length: 40 }, (_, i) => `o autor pede a cobrança do aluguel ${String(i)},Recurso`),
  ...Array.from({ length: 30 }, (_, i) => `o juiz decide sobre a guarda do filho ${String(i)},Sentença`),
  ...Array.from({ length: 8 }, (_, i) => `a parte recorre da decisão do juiz ${String(i)},Recursos`),
  'o autor pede a cobrança do aluguel 1,Recurso',
  ',Sentença',
];

function writeSheet(folder: string): string {
  const path = join(folder, 'decisões.csv');
  writeFileSync(path, ['texto,categoria', ...rows].join('\n'));
  return path;
}

async function inspect(path: string, more: Record<string, unknown> = {}): Promise<Inspected> {
  const { answer, error } = await ask({ kind: 'inspect', data: { path }, ...more });
  assert.ok(answer?.kind === 'inspected', JSON.stringify(error));
  return answer;
}

const codesOf = ({ findings }: Inspected) => findings.map(({ code, state }) => `${code} ${state}`);

describe('inspecting a spreadsheet', () => {
  it('finds what is wrong, what the cleaning mends, and how good the rows are', () =>
    withTemporaryFolder(async (folder) => {
      const answer = await inspect(writeSheet(folder));
      assert.deepEqual(codesOf(answer), [
        'likely_twins open',
        'few_in_all open',
        'few_examples open',
        'empty_cells mended',
        'duplicates mended',
      ]);
      assert.deepEqual(
        answer.recipe?.map(({ kind }) => kind),
        ['dropEmpty', 'dropDuplicates', 'dropRareLabels'],
      );
      assert.equal(answer.changes, null);
      assert.ok(answer.quality && answer.quality.score > 50 && answer.quality.score < 80);
    }));

  it('takes steps of a recipe back by number, and the rows are those of the others alone', () =>
    withTemporaryFolder(async (folder) => {
      const path = writeSheet(folder);
      const { recipe } = await inspect(path, { fixes: [1] });
      assert.ok(recipe);
      const at = recipe.findIndex(({ kind }) => kind === 'mergeLabels');
      const recipeOutput = join(folder, 'sem.json');
      const undone = await inspect(path, { recipe, undo: [at + 1], recipeOutput });
      const plain = await inspect(path);
      assert.deepEqual(undone.recipe, plain.recipe);
      assert.deepEqual(undone.summary, plain.summary);
      assert.equal(undone.changes?.count, 8);
      const kept = recipeFileSchema.parse(JSON.parse(readFileSync(recipeOutput, 'utf8')));
      assert.deepEqual(kept.recipe, plain.recipe);
      const all = recipe.map((_, i) => i + 1);
      assert.deepEqual((await inspect(path, { recipe, undo: all })).recipe, []);
      const wrong = await ask({ kind: 'inspect', data: { path }, recipe, undo: [99] });
      assert.equal(wrong.error?.code, 'dataset.no_such_step');
    }));

  it('makes the fixes asked for by number, says what they change and keeps them in a file', () =>
    withTemporaryFolder(async (folder) => {
      const path = writeSheet(folder);
      const recipeOutput = join(folder, 'consertos.json');
      const before = await inspect(path);
      const answer = await inspect(path, { fixes: [1], recipeOutput });
      assert.equal(answer.changes?.count, 8);
      assert.deepEqual(answer.changes.listed[0], {
        rowNumber: 72,
        before: { label: 'Recursos' },
        after: { label: 'Recurso' },
      });
      assert.ok(!codesOf(answer).includes('likely_twins open'));
      assert.ok((answer.quality?.score ?? 0) >= (before.quality?.score ?? 100));
      assert.equal(answer.recipeFile, recipeOutput);
      const { recipe } = recipeFileSchema.parse(JSON.parse(readFileSync(recipeOutput, 'utf8')));
      assert.deepEqual(recipe, answer.recipe);
      const again = await inspect(path, { recipe });
      assert.deepEqual([again.findings, again.summary], [answer.findings, answer.summary]);
    }));

  it('makes every recommended fix at once, and joins no two names unasked', () =>
    withTemporaryFolder(async (folder) => {
      const { changes, recipe } = await inspect(writeSheet(folder), { fixes: 'recommended', recipe: [] });
      assert.deepEqual(
        recipe?.map(({ kind }) => kind),
        ['dropEmpty', 'dropDuplicates'],
      );
      assert.equal(changes?.count, 1);
    }));

  it('never leaves a row without text or category in, and says which steps found nothing', () =>
    withTemporaryFolder(async (folder) => {
      const recipe = [
        { kind: 'mergeLabels', from: ['Recursos'], into: 'Recurso' },
        { kind: 'mergeLabels', from: ['Ofícios'], into: 'Ofício' },
        { kind: 'dropLabel', label: 'Mandado' },
      ];
      const { summary, findings } = await inspect(writeSheet(folder), { recipe });
      assert.equal(summary?.usedRows, rows.length - 1);
      assert.ok(findings.some(({ code, state }) => code === 'empty_cells' && state === 'mended'));
      assert.deepEqual(summary.unusedSteps, recipe.slice(1));
      assert.equal((await inspect(writeSheet(folder))).summary?.unusedSteps, undefined);
    }));

  it('says which of the categories that a step joins no row has', () =>
    withTemporaryFolder(async (folder) => {
      const recipe = [
        { kind: 'mergeLabels', from: ['Recursos', 'Recursso'], into: 'Recurso' },
        { kind: 'mergeLabels', from: ['Ofícios'], into: 'Ofício' },
      ];
      const { summary } = await inspect(writeSheet(folder), { recipe });
      assert.deepEqual(summary?.missingLabels, ['Recursso']);
      assert.deepEqual(summary.unusedSteps, recipe.slice(1));
      const found = [{ kind: 'mergeLabels', from: ['Recursos'], into: 'Recurso' }];
      assert.equal((await inspect(writeSheet(folder), { recipe: found })).summary?.missingLabels, undefined);
    }));

  it('masks personal data when asked to, and tells them nowhere', () =>
    withTemporaryFolder(async (folder) => {
      const path = join(folder, 'pessoas.csv');
      const people = Array.from(
        { length: 40 },
        (_, i) =>
          `o autor João da Silva (CPF 529.982.247-25) pede a cobrança ${String(i)},${i % 2 ? 'sim' : 'não'}`,
      );
      writeFileSync(path, ['texto,categoria', ...people].join('\n'));
      const before = await inspect(path);
      const steps = before.findings.flatMap(({ fixes }) => fixes).filter(({ kind }) => kind === 'step');
      const number =
        1 + steps.findIndex((fix) => fix.kind === 'step' && fix.step.kind === 'maskPersonalData');
      const { answer, events } = await ask({ kind: 'inspect', data: { path }, fixes: [number] });
      assert.ok(answer?.kind === 'inspected');
      assert.deepEqual(
        codesOf(answer).filter((code) => code.startsWith('personal_data')),
        ['personal_data mended'],
      );
      assert.equal(answer.changes?.count, 40);
      assert.deepEqual(answer.changes.listed[0], {
        rowNumber: 2,
        before: { label: 'não' },
        after: { label: 'não', text: 'o autor [PESSOA 1] (CPF [CPF 1]) pede a cobrança 0' },
      });
      assert.equal(answer.quality?.score, before.quality?.score);
      assert.equal(before.sample[0]?.text, 'o autor [PESSOA 1] (CPF [CPF 1]) pede a cobrança 0');
      for (const told of [before, events]) assert.doesNotMatch(JSON.stringify(told), /João|529/u);
    }));

  it('shows some beginnings of texts with their categories, as they would be trained on', () =>
    withTemporaryFolder(async (folder) => {
      const path = writeSheet(folder);
      const { sample } = await inspect(path);
      assert.deepEqual(
        sample.map(({ rowNumber, label }) => [rowNumber, label]),
        [
          [2, 'Recurso'],
          [42, 'Sentença'],
          [72, 'Recursos'],
          [3, 'Recurso'],
          [43, 'Sentença'],
        ],
      );
      assert.equal(sample[0]?.text, 'o autor pede a cobrança do aluguel 0');
      const without = await inspect(path, { recipe: [{ kind: 'dropLabel', label: 'Sentença' }] });
      assert.ok(without.sample.length === 5 && without.sample.every(({ label }) => label !== 'Sentença'));
      const noColumn = join(folder, 'uma coluna.csv');
      writeFileSync(noColumn, ['texto', ...rows.map((_, i) => `um texto qualquer ${String(i)}`)].join('\n'));
      assert.deepEqual((await inspect(noColumn)).sample, []);
    }));

  it('refuses a number that is not offered, and a file that is there', () =>
    withTemporaryFolder(async (folder) => {
      const path = writeSheet(folder);
      const wrong = await ask({ kind: 'inspect', data: { path }, fixes: [99] });
      assert.equal(wrong.error?.code, 'dataset.no_such_fix');
      const sheet = readFileSync(path, 'utf8');
      const taken = await ask({ kind: 'inspect', data: { path }, recipeOutput: path });
      assert.equal(taken.error?.code, 'file.exists');
      assert.equal(readFileSync(path, 'utf8'), sheet);
      assert.ok(!existsSync(`${path}.partial`));
    }));

  it('asks what a training would be refused for, and still says what it found under the best guess', () =>
    withTemporaryFolder(async (folder) => {
      const path = join(folder, 'de um DOS.csv');
      // Code page 850: "ç" is 0x87, "ã" 0xC6.
      const ofDos = ['texto,categoria', ...rows.map((row) => row.replace('cobrança', 'cobran\u0087\u00C6o'))];
      writeFileSync(path, Buffer.from(ofDos.join('\n').replaceAll(/[\u{100}-\u{FFFF}]/gu, '?'), 'latin1'));
      const { problem, summary, findings } = await inspect(path);
      assert.deepEqual([problem?.code, problem?.params['option']], ['dataset.reading_unclear', 'encoding']);
      assert.ok(summary && summary.labels.length === 3 && findings.length > 0);
      const answered = await inspect(path, { data: { path, table: { encoding: 'windows-1252' } } });
      assert.equal(answered.problem, null);
    }));

  it('foresees that a part of the split would be empty', () =>
    withTemporaryFolder(async (folder) => {
      const path = join(folder, 'um processo.csv');
      const ofOne = Array.from(
        { length: 40 },
        (_, i) =>
          `o autor pede a cobrança do aluguel ${String(i)},${i % 2 ? 'sim' : 'não'},0001234-74.2019.8.26.0100`,
      );
      writeFileSync(path, ['texto,categoria,processo', ...ofOne].join('\n'));
      const { problem, quality } = await inspect(path);
      assert.equal(problem?.code, 'dataset.empty_part');
      assert.deepEqual(quality && [quality.score, quality.word], [0, 'unusable']);
    }));

  it('gives rows to look through where they are asked for, and finds out nothing else', () =>
    withTemporaryFolder(async (folder) => {
      const {
        page,
        rows: count,
        summary,
        findings,
        problem,
        suggestion,
      } = await inspect(writeSheet(folder), { page: { from: 1, count: 2 } });
      assert.deepEqual(page, {
        from: 1,
        rows: [
          { rowNumber: 3, cells: ['o autor pede a cobrança do aluguel 1', 'Recurso'] },
          { rowNumber: 4, cells: ['o autor pede a cobrança do aluguel 2', 'Recurso'] },
        ],
      });
      assert.deepEqual([count, summary, findings, problem], [rows.length, null, [], null]);
      assert.equal(suggestion.text[0]?.column, 'texto');
      const { error } = await ask({
        kind: 'inspect',
        data: { path: join(folder, 'nada.csv') },
        page: { from: 0, count: 1 },
      });
      assert.equal(error?.code, 'file.not_found');
    }));
});
