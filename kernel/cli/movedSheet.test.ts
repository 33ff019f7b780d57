/** Commands about a run whose spreadsheet was moved, or changed, since. */
import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { ask } from '../testing/ask.ts';
import { writeSmallSheet } from '../testing/smallSheet.ts';
import { runCli } from './testing/runCli.ts';

describe('a run whose spreadsheet was moved', function () {
  this.timeout(60_000);
  let folder = '';

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'João Gonçalves '));
    const path = writeSmallSheet(folder, 90);
    const config = { data: { path }, stages: ['baseline'] };
    const { answer } = await ask({ kind: 'train', runFolder: join(folder, 'treino'), config });
    assert.equal(answer?.kind, 'trained');
    renameSync(path, join(folder, 'movida.csv'));
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const call = (...words: readonly string[]) => runCli({ words, workFolder: folder });

  for (const command of ['suspects', 'advise']) {
    it(`${command} says which option names the new place`, async () => {
      const { exitCode, notes } = await call(command, 'treino');
      assert.notEqual(exitCode, 0);
      assert.match(notes, new RegExp(`bert-training ${command} treino --data PLANILHA`, 'u'));
    });
  }
  it('takes the new place, and says so where the rows are others by now', async () => {
    const same = await call('suspects', 'treino', '--data', 'movida.csv');
    assert.equal(same.exitCode, 0, same.notes);
    assert.doesNotMatch(same.output, /mudou desde o treino/u);
    appendFileSync(join(folder, 'movida.csv'), '\n"guarda e alimentos do filho menor",Família');
    for (const command of ['suspects', 'advise']) {
      const { output, notes } = await call(command, 'treino', '--data', 'movida.csv');
      assert.match(output, /A planilha mudou desde o treino/u, notes);
    }
  });
});
