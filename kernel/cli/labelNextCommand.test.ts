/** What `label-next` says about training again: the copy alone is not what the model learned from. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import type { KernelAnswer } from '../../core/contract/kernelAnswer.ts';
import { ask } from '../testing/ask.ts';
import { writeSmallSheet } from '../testing/smallSheet.ts';
import { realRun } from './testing/realRun.ts';
import { runCli } from './testing/runCli.ts';

describe('the command that label-next prints', function () {
  this.timeout(30_000);
  let folder = '';
  let sheet = '';

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'João Gonçalves '));
    sheet = writeSmallSheet(folder, 90);
    const config = { data: { path: sheet, textColumn: 'texto' }, stages: ['baseline'] };
    const { answer } = await ask({ kind: 'train', runFolder: join(folder, 'treino'), config });
    assert.equal(answer?.kind, 'trained');
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  async function told(model: string, file: string): Promise<string> {
    const answer: KernelAnswer = {
      kind: 'labelNext',
      rows: [],
      unlabelled: 30,
      labelled: 12,
      copy: {
        path: join(folder, 'copia.csv'),
        addedColumns: ['Categoria sugerida', 'Confiança', 'Categorizar agora'],
        textColumn: 'texto',
        learnedColumn: 'texto',
        blankRows: 0,
        converted: false,
        replacedCharacters: 0,
        neutralised: 0,
        fillColumn: 'categoria',
      },
    };
    const ofKind = await realRun(join(folder, 'treino'));
    const script = { ofKind, events: [{ kind: 'answered', answer } as const] };
    const { output } = await runCli({ words: ['label-next', model, file], workFolder: folder, script });
    return output;
  }
  const commandOf = (output: string) => output.trimEnd().split('\n').at(-1)?.trim();

  it('trains on the spreadsheet that the model learned from, with the rows joined to it', async () => {
    writeFileSync(join(folder, 'novos.csv'), 'texto\nAutos conclusos');
    const learned = sheet.slice(folder.length + 1);
    for (const model of ['treino', join('treino', 'model')]) {
      const output = await told(model, 'novos.csv');
      assert.ok(
        output.replaceAll(/\s+/gu, ' ').includes(`com que o modelo foi treinado, “${learned}”`),
        output,
      );
      assert.equal(
        commandOf(output),
        `bert-training train ${learned.includes(' ') ? `"${learned}"` : learned} --text texto --split-of treino`,
      );
    }
  });
  it('trains on the copy where it is a copy of that spreadsheet', async () => {
    const output = await told('treino', sheet);
    assert.equal(
      commandOf(output),
      'bert-training train copia.csv --text texto --label categoria --split-of treino',
    );
  });
  it('names no file where it is not known what the model learned from', async () => {
    assert.equal(commandOf(await told('modelo', 'novos.csv')), 'bert-training train PLANILHA');
  });
});
