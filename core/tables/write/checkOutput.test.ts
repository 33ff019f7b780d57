import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, it } from 'mocha';
import { skip } from '../../../tools/testing/skip.ts';
import { withTemporaryFolder } from '../../../tools/testing/temporaryFolder.ts';
import { isAppError } from '../../contract/errors/appError.ts';
import type { TableHead } from '../../contract/table.ts';
import { checkOutput } from './checkOutput.ts';

interface Named {
  readonly original: string;
  readonly format: TableHead['format'];
  readonly asked: string;
  /** The copy's name; `!.csv` where the asked one is refused and this ending is the right one. */
  readonly becomes: string;
}

const names: readonly Named[] = [
  { original: 'a.csv', format: 'csv', asked: 'b.csv', becomes: 'b.csv' },
  { original: 'a.csv', format: 'csv', asked: 'b.TXT', becomes: 'b.TXT' },
  { original: 'a.csv', format: 'csv', asked: 'b', becomes: 'b.csv' },
  { original: 'a.csv', format: 'csv', asked: 'b.xlsx', becomes: '!.csv' },
  { original: 'a.tsv', format: 'tsv', asked: 'b.csv', becomes: '!.tsv' },
  { original: 'a.dat', format: 'txt', asked: 'b.dat', becomes: 'b.dat' },
  { original: 'a.dat', format: 'txt', asked: 'b.xlsx', becomes: '!.dat' },
  { original: 'a.txt', format: 'txt', asked: 'b.ods', becomes: '!.txt' },
  { original: 'a.jsonl', format: 'jsonl', asked: 'b.csv', becomes: '!.jsonl' },
  { original: 'a.xlsx', format: 'xlsx', asked: 'b.xlsx', becomes: 'b.xlsx' },
  { original: 'a.xlsx', format: 'xlsx', asked: 'b', becomes: 'b.xlsx' },
  { original: 'a.xlsx', format: 'xlsx', asked: 'b.csv', becomes: '!.xlsx' },
  { original: 'a.xlsx', format: 'xlsx', asked: 'b.xlsm', becomes: '!.xlsx' },
  { original: 'a.xlsm', format: 'xlsx', asked: 'b.xlsm', becomes: 'b.xlsm' },
  { original: 'a.xlsm', format: 'xlsx', asked: 'b.xlsx', becomes: '!.xlsm' },
  { original: 'a.ods', format: 'ods', asked: 'b.ods', becomes: 'b.xlsx' },
  { original: 'a.ods', format: 'ods', asked: 'b.xls', becomes: '!.xlsx' },
  { original: 'a.xls', format: 'xls', asked: 'b.xls', becomes: 'b.xlsx' },
  { original: 'a.xls', format: 'xls', asked: 'b.csv', becomes: '!.xlsx' },
  // The name lies about the original: the copy has the original's content, or a workbook's own name.
  { original: 'a.xls', format: 'csv', asked: 'b.xls', becomes: 'b.xls' },
  { original: 'a.xls', format: 'xlsx', asked: 'b.xls', becomes: 'b.xlsx' },
];

describe('where a classified copy may lie', () => {
  it('is no folder, and nothing beside the folder that was named', () =>
    withTemporaryFolder(async (folder) => {
      const path = join(folder, 'a.csv');
      mkdirSync(join(folder, 'b.csv'));
      for (const output of [folder, `${folder}/`, join(folder, 'b'), join(folder, 'b.csv')])
        await assert.rejects(
          checkOutput({ path, output, ifThere: 'replace', head: { format: 'csv' } }),
          (error) => isAppError(error, 'file.is_folder'),
        );
      assert.deepEqual(readdirSync(folder), ['b.csv']);
    }));

  it('is no name that is too long, found before any work', () =>
    withTemporaryFolder(async (folder) => {
      const output = join(folder, `${'a'.repeat(300)}.csv`);
      const check = checkOutput({ path: join(folder, 'a.csv'), output, head: { format: 'csv' } });
      await assert.rejects(check, (error) => isAppError(error, 'file.name_too_long'));
    }));

  for (const { original, format, asked, becomes } of names) {
    it(`${format} content of ${original} as ${asked}: ${becomes}`, () =>
      withTemporaryFolder(async (folder) => {
        const check = checkOutput({
          path: join(folder, original),
          output: join(folder, asked),
          head: { format },
        });
        if (!becomes.startsWith('!')) {
          assert.equal(basename(await check), becomes);
          return;
        }
        await assert.rejects(
          check,
          (error) => isAppError(error, 'file.wrong_ending') && error.params.ending === becomes.slice(1),
        );
      }));
  }

  for (const { taken, asked, becomes } of [
    { taken: ['b.xlsx'], asked: 'b.ods', becomes: 'b-2.xlsx' },
    { taken: ['b.xlsx', 'b-2.xlsx'], asked: 'b.ods', becomes: 'b-3.xlsx' },
    // The ending that is not written may be taken.
    { taken: ['b.ods'], asked: 'b.ods', becomes: 'b.xlsx' },
  ]) {
    it(`a free number behind the name: ${asked} beside ${taken.join(', ')} becomes ${becomes}`, () =>
      withTemporaryFolder(async (folder) => {
        for (const name of taken) writeFileSync(join(folder, name), '');
        const question = {
          path: join(folder, 'a.ods'),
          output: join(folder, asked),
          head: { format: 'ods' },
        } as const;
        assert.equal(basename(await checkOutput({ ...question, ifThere: 'number' })), becomes);
        if (taken.includes('b.xlsx'))
          await assert.rejects(checkOutput(question), (error) => isAppError(error, 'file.exists'));
      }));
  }

  it('a folder that is not there, and a file in its place', () =>
    withTemporaryFolder(async (folder) => {
      writeFileSync(join(folder, 'file'), '');
      for (const place of [join('none', 'deeper'), 'file']) {
        const request = { path: join(folder, 'a.csv'), output: join(folder, place, 'b.csv') };
        await assert.rejects(
          checkOutput({ ...request, head: { format: 'csv' } }),
          (error) => isAppError(error, 'folder.not_found') && error.params.path === join(folder, place),
        );
      }
      assert.equal(existsSync(join(folder, 'none')), false);
    }));

  it('a folder that takes no files', function () {
    if (process.platform === 'win32' || process.getuid?.() === 0)
      skip(this, 'this user may write everywhere');
    return withTemporaryFolder(async (folder) => {
      const locked = join(folder, 'locked');
      mkdirSync(locked);
      chmodSync(locked, 0o500);
      await assert.rejects(
        checkOutput({ path: join(folder, 'a.csv'), output: join(locked, 'b.csv'), head: { format: 'csv' } }),
        (error) => isAppError(error, 'folder.not_writable'),
      );
    });
  });

  it('a folder of the system that takes no files of anybody', async function () {
    if (process.platform !== 'linux') skip(this, 'only Linux has /proc');
    await assert.rejects(
      checkOutput({ path: '/tmp/a.csv', output: '/proc/b.csv', head: { format: 'csv' } }),
      (error) => isAppError(error, 'folder.not_writable') && error.params.path === '/proc',
    );
  });

  it('leaves nothing in a folder that takes files', () =>
    withTemporaryFolder(async (folder) => {
      const output = join(folder, 'b.csv');
      assert.equal(
        await checkOutput({ path: join(folder, 'a.csv'), output, head: { format: 'csv' } }),
        output,
      );
      assert.deepEqual(readdirSync(folder), []);
    }));
});
