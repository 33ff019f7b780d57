import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import type { KernelAnswer } from '../../core/contract/kernelAnswer.ts';
import { sheetOf, writeWorkbook } from '../../core/tables/testing/workbookFile.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { ask } from '../testing/ask.ts';
import type { Conversation } from '../testing/ask.ts';
import { writeSmallSheet } from '../testing/smallSheet.ts';

type Copy = NonNullable<Extract<KernelAnswer, { kind: 'predicted' }>['copy']>;

describe('classifying a spreadsheet', function () {
  this.timeout(30_000);
  let model = '';
  let sheet = '';
  let folder = '';
  let trained: Extract<KernelAnswer, { kind: 'trained' }> | undefined;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'João Gonçalves '));
    sheet = writeSmallSheet(folder, 60);
    model = join(folder, 'treino');
    const config = { data: { path: sheet }, stages: ['baseline'] };
    const { answer } = await ask({ kind: 'train', runFolder: model, config });
    if (answer?.kind === 'trained') trained = answer;
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function classify(path: string): Promise<Conversation> {
    const input = { kind: 'file', path, output: join(folder, `cópia-${basename(path)}`), ifThere: 'number' };
    return ask({ kind: 'predict', model, input });
  }
  async function copyOf(path: string): Promise<Copy> {
    const { answer, error } = await classify(path);
    assert.ok(answer?.kind === 'predicted' && answer.copy, error?.code);
    return answer.copy;
  }

  it('a copy that could not be written is refused before anything is classified', () =>
    withTemporaryFolder(async (empty) => {
      for (const [name, code] of [
        ['cópia.xlsx', 'file.wrong_ending'],
        [join('não', 'existe', 'cópia.csv'), 'folder.not_found'],
      ] as const) {
        const input = { kind: 'file', path: sheet, output: join(empty, name) };
        const { error, events } = await ask({ kind: 'predict', model, input });
        assert.equal(error?.code, code);
        assert.ok(!events.some(({ event }) => event.kind === 'phaseStarted' && event.phase === 'predicting'));
      }
      assert.deepEqual(readdirSync(empty), []);
    }));
  it('a model of few texts marks everything for review, and training and classifying say why', async () => {
    assert.equal(trained?.evaluation.allForReview, 'fewTexts');
    const input = { kind: 'texts', texts: ['pede pagamento'] };
    const { answer } = await ask({ kind: 'predict', model, input });
    assert.ok(answer?.kind === 'predicted');
    assert.equal(answer.allForReview, 'fewTexts');
    assert.equal(answer.needsReview, 1);
  });
  it('says which column was classified and how many rows had no text', async () => {
    const path = join(folder, 'outra.csv');
    writeFileSync(path, 'resumo,nº\no autor pede pagamento,1\n,2\nguarda do filho,3\n  ,4\n');
    const { textColumn, learnedColumn, blankRows } = await copyOf(path);
    assert.deepEqual(
      { textColumn, learnedColumn, blankRows },
      { textColumn: 'resumo', learnedColumn: 'texto', blankRows: 2 },
    );
  });
  it('says the column before the work, so that a wrong one need not be waited for', async () => {
    const path = join(folder, 'teor.csv');
    writeFileSync(path, 'teor,nº\no autor pede pagamento,1\nguarda do filho,2\n');
    const { events } = await classify(path);
    const chosen = events.findIndex(({ event }) => event.kind === 'columnChosen');
    const work = events.findIndex(
      ({ event }) => event.kind === 'phaseStarted' && event.phase === 'predicting',
    );
    assert.deepEqual(events[chosen]?.event, {
      kind: 'columnChosen',
      textColumn: 'teor',
      learnedColumn: 'texto',
    });
    assert.ok(chosen < work);
  });
  for (const format of ['ods', 'xls']) {
    it(`as often as you like, also where an ${format} becomes an xlsx`, async () => {
      const path = writeWorkbook(folder, `${format}.${format}`, {
        sheets: { Dados: sheetOf([['texto'], ['o autor pede pagamento'], ['guarda do filho']]) },
      });
      const names = [];
      for (let i = 0; i < 3; i++) names.push(basename((await copyOf(path)).path));
      assert.deepEqual(names, [`cópia-${format}.xlsx`, `cópia-${format}-2.xlsx`, `cópia-${format}-3.xlsx`]);
    });
  }
});
