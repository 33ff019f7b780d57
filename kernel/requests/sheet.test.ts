import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { checkTraces } from '../../core/modelSheet/testing/checkTraces.ts';
import { parseHtml, textOf } from '../../core/modelSheet/testing/parseHtml.ts';
import { ask } from '../testing/ask.ts';
import { writeSmallSheet } from '../testing/smallSheet.ts';

describe('the model sheet of a run', function () {
  this.timeout(60_000);
  let folder = '';
  let runFolder = '';
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'João Gonçalves '));
    runFolder = join(folder, 'treino');
    const config = { data: { path: writeSmallSheet(folder, 120) }, stages: ['baseline'] };
    await ask({ kind: 'train', runFolder, config });
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const json = (file: string): unknown => JSON.parse(readFileSync(join(runFolder, file), 'utf8'));

  for (const language of ['pt-BR', 'en'] as const) {
    it(`has in ${language} the numbers that the files of the folder have`, async () => {
      const output = join(folder, `ficha ${language}.html`);
      const { answer } = await ask({ kind: 'sheet', runFolder, output, language });
      assert.deepEqual(answer, { kind: 'sheetWritten', path: output });
      const document = parseHtml(readFileSync(output, 'utf8'));
      const files = ['run.json', 'split.json', 'model/model.json'];
      const sources = Object.fromEntries(files.map((file) => [file, json(file)]));
      assert.ok(checkTraces(document, sources, language) > 60);
      assert.match(textOf(document), /petições\.csv/u);
    });
  }
  it('refuses a name of another kind of file, which would not open', async () => {
    const output = join(folder, 'ficha.pdf');
    const { error } = await ask({ kind: 'sheet', runFolder, output });
    assert.equal(error?.code, 'file.wrong_ending');
    assert.ok(!existsSync(output));
    const short = join(folder, 'FICHA.HTM');
    assert.equal((await ask({ kind: 'sheet', runFolder, output: short })).answer?.kind, 'sheetWritten');
  });
  it('does not write over a file, unless it is told to', async () => {
    const output = join(folder, 'minha.html');
    writeFileSync(output, 'minha');
    const refused = await ask({ kind: 'sheet', runFolder, output });
    assert.equal(refused.error?.code, 'file.exists');
    assert.equal(readFileSync(output, 'utf8'), 'minha');
    await ask({ kind: 'sheet', runFolder, output, ifThere: 'replace' });
    assert.match(readFileSync(output, 'utf8'), /^<!doctype html>/u);
  });

  /** The run's folder after something in it was changed. */
  async function refusalAfter(change: (folder: string) => void): Promise<string | undefined> {
    const changed = mkdtempSync(join(folder, 'mudado '));
    cpSync(runFolder, changed, { recursive: true });
    change(changed);
    const { error } = await ask({ kind: 'sheet', runFolder: changed, output: join(changed, 'f.html') });
    return error?.code;
  }
  const rewrite = (path: string, from: RegExp, to: string) => {
    writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
  };

  it('is refused where the files do not belong together', async () => {
    assert.equal(
      await refusalAfter((at) => {
        rewrite(join(at, 'split.json'), /"test": \[\s*\d+,/u, '"test": [');
      }),
      'run.damaged',
    );
    assert.equal(
      await refusalAfter((at) => {
        rewrite(join(at, 'run.json'), /"weightsHash": "\w/u, '"weightsHash": "x');
      }),
      'run.damaged',
    );
    assert.equal(
      await refusalAfter((at) => {
        rmSync(join(at, 'model'), { recursive: true });
      }),
      'model.not_found',
    );
  });
  it('is refused before there is a result', async () => {
    assert.equal(
      await refusalAfter((at) => {
        rewrite(join(at, 'run.json'), /"delivered": "baseline"/u, '"delivered": null');
      }),
      'run.unfinished',
    );
  });
});
