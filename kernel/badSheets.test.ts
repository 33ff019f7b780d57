import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { skip } from '../tools/testing/skip.ts';
import { withTemporaryFolder } from '../tools/testing/temporaryFolder.ts';
import { ask } from './testing/ask.ts';
import { askLimited } from './testing/askLimited.ts';
import { smallSheetText } from './testing/smallSheet.ts';

const rows = (count: number, row: (i: number) => string) =>
  ['texto,categoria', ...Array.from({ length: count }, (_, i) => row(i))].join('\n');

/** What is in the file, and the code that says what is wrong with it. */
const sheets: Readonly<Record<string, { content: string | Buffer; name?: string; code: string }>> = {
  'that is empty': { content: '', code: 'table.file_empty' },
  'that is a picture by another name': {
    content: Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'),
    code: 'table.format_unknown',
  },
  'that is a workbook cut in half': {
    content: Buffer.from('PK\x03\x04 cut in half', 'latin1'),
    name: 'metade.xlsx',
    code: 'table.damaged',
  },
  'without a column of categories': {
    content: ['texto', ...Array.from({ length: 60 }, (_, i) => `o autor pede a citação ${i}`)].join('\n'),
    code: 'dataset.no_label_column',
  },
  'of one category': {
    content: rows(60, (i) => `o autor pede a citação do réu ${i},Cível`),
    code: 'dataset.one_category',
  },
  'of as many categories as rows': {
    content: rows(60, (i) => `o autor pede a citação do réu ${i},Categoria ${i}`),
    code: 'dataset.all_labels_different',
  },
  'whose texts are numbers': {
    content: rows(60, (i) => `${1000 + 7 * i},${i % 2 === 0 ? 'Sim' : 'Não'}`),
    code: 'dataset.text_is_numeric',
  },
};

const config = (path: string) => ({
  data: { path, textColumn: 'texto', labelColumn: 'categoria' },
  stages: ['baseline'],
});

describe('training with a file', () => {
  for (const [what, { content, name = 'entrada.csv', code }] of Object.entries(sheets)) {
    it(`${what} is refused as ${code}, and nothing is written`, () =>
      withTemporaryFolder(async (folder) => {
        const path = join(folder, name);
        writeFileSync(path, content);
        const named = what !== 'without a column of categories';
        const { error } = await ask({
          kind: 'train',
          runFolder: join(folder, 'treino'),
          config: named ? config(path) : { data: { path }, stages: ['baseline'] },
        });
        assert.equal(error?.code, code, JSON.stringify(error));
        assert.deepEqual(readdirSync(folder), [name]);
        assert.deepEqual(readFileSync(path), Buffer.from(content));
      }));
  }

  it('that is not there is refused as file.not_found', () =>
    withTemporaryFolder(async (folder) => {
      const runFolder = join(folder, 'treino');
      const { error } = await ask({ kind: 'train', runFolder, config: config(join(folder, 'nada.xlsx')) });
      assert.equal(error?.code, 'file.not_found');
      assert.deepEqual(readdirSync(folder), []);
    }));

  it('into a folder that may not be written to is refused as folder.not_writable', function () {
    const isRoot = process.getuid?.() === 0;
    if (process.platform === 'win32' || (isRoot && process.platform !== 'linux'))
      skip(this, 'permissions do not hold for this user or system');
    return withTemporaryFolder(async (folder) => {
      const path = join(folder, 'petições.csv');
      writeFileSync(path, smallSheetText(90));
      const closed = join(folder, 'fechada');
      mkdirSync(closed);
      chmodSync(closed, 0o500);
      // Not even root makes a folder in /sys.
      const runFolder = join(isRoot ? '/sys' : closed, 'treino');
      const { error } = await ask({ kind: 'train', runFolder, config: config(path) });
      chmodSync(closed, 0o700);
      assert.equal(error?.code, 'folder.not_writable');
      assert.deepEqual(readdirSync(folder, { recursive: true }).sort(), ['fechada', 'petições.csv']);
    });
  });

  it('where the disk fills up ends as disk.full, without half a model', function () {
    if (process.platform !== 'linux') skip(this, 'the limit on file sizes is set by a Linux shell');
    this.timeout(60_000);
    return withTemporaryFolder(async (folder) => {
      const path = join(folder, 'petições.csv');
      writeFileSync(path, smallSheetText(300));
      const runFolder = join(folder, 'treino');
      const events = await askLimited('-f 64', { kind: 'train', runFolder, config: config(path) });
      const last = events.at(-1);
      assert.ok(last?.kind === 'failed' && last.error.code === 'disk.full', JSON.stringify(last));
      const left = readdirSync(runFolder, { encoding: 'utf8', recursive: true });
      assert.deepEqual(
        left.filter((name) => name.startsWith('model') || name.endsWith('.partial')),
        [],
      );
    });
  });
});
