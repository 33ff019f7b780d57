/** What goes wrong: every failure has its code, and no process is left behind. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, it } from 'mocha';
import { zipSync } from 'fflate';
import { AppError } from '../contract/errors/appError.ts';
import type { ErrorCode } from '../contract/errors/appError.ts';
import { limitsSchema } from '../contract/limits.ts';
import type { TableOptions } from '../contract/table.ts';
import { skip } from '../../tools/testing/skip.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { readTable } from './readTable.ts';
import { readersOf } from './testing/readerMemory.ts';
import { sheetOf, writeWorkbook } from './testing/workbookFile.ts';

type LimitsInput = Parameters<typeof limitsSchema.parse>[0];

async function failure(
  path: string,
  options: TableOptions = {},
  limits: LimitsInput = {},
): Promise<AppError> {
  try {
    await readTable(path, options, { limits: limitsSchema.parse(limits) });
  } catch (error) {
    assert.ok(error instanceof AppError, String(error));
    return error;
  }
  return assert.fail('was read');
}

interface BadFile {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly limits?: LimitsInput;
}

/** The failure of reading a file with this content. */
async function expectFailure(code: ErrorCode, { name, content, limits = {} }: BadFile): Promise<AppError> {
  return withTemporaryFolder(async (folder) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    const error = await failure(path, {}, limits);
    assert.equal(error.code, code);
    assert.equal('path' in error.params && error.params.path, path);
    return error;
  });
}

const bytesOf = (text: string) => new TextEncoder().encode(text);
const manyRows = (count: number) =>
  `texto;classe\n${'Juntada de petição de contestação nos autos;Petição\n'.repeat(count)}`;

describe('readTable', () => {
  afterEach('no process is left', async () => {
    await new Promise(setImmediate);
    assert.ok(!process.getActiveResourcesInfo().includes('ProcessWrap'));
  });

  it('refuses what is not there and what is a folder', async () => {
    await withTemporaryFolder(async (folder) => {
      assert.equal((await failure(join(folder, 'não há.csv'))).code, 'file.not_found');
      mkdirSync(join(folder, 'pasta.xlsx'));
      assert.equal((await failure(join(folder, 'pasta.xlsx'))).code, 'file.is_folder');
    });
  });

  it('refuses a file without permission', async function () {
    if (process.getuid?.() === 0 || process.platform === 'win32') skip(this, 'this user may read everything');
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'a.csv');
      writeFileSync(path, 'a;b\nc;d\n');
      chmodSync(path, 0);
      assert.equal((await failure(path)).code, 'file.not_readable');
    });
  });

  for (const [code, name, content] of [
    ['table.file_empty', 'a.csv', ''],
    ['table.empty', 'a.csv', '\n\n \n'],
    ['table.empty', 'a.csv', 'Texto;Categoria\n'],
    ['table.empty', 'a.jsonl', '{}\n'],
    ['table.format_unknown', 'a.xlsx', '%PDF-1.7\n%âãÏÓ\n'],
    ['table.format_unknown', 'a.csv', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])],
    ['table.format_unknown', 'a.csv', new Uint8Array(500).map((_, i) => (i * 37) % 256)],
    ['table.format_unknown', 'a.xls', '<!doctype html><html><body><p>Sessão expirada</p></body></html>'],
    ['table.format_unknown', 'a.json', '[\n{"a":1}\n]'],
    ['table.format_unknown', 'a.xlsx', zipSync({ 'word/document.xml': bytesOf('<w/>') })],
    ['table.format_unknown', 'a.xlsx', zipSync({ 'foto.txt': bytesOf('nada') })],
    ['table.damaged', 'a.xlsx', zipSync({ 'xl/workbook.xml': bytesOf('<workbook/>') }).slice(0, -30)],
    ['table.damaged', 'a.xls', new Uint8Array(600).map((_, i) => [0xd0, 0xcf, 0x11, 0xe0][i] ?? 0)],
    ['table.expands_too_much', 'a.xlsx', zipSync({ 'xl/workbook.xml': new Uint8Array(17 * 2 ** 20) })],
  ] as const) {
    it(`says ${code} for ${name} (${content.length} bytes)`, async () => {
      await expectFailure(code, { name, content });
    });
  }

  it('notices a workbook with one flipped byte', async () => {
    await withTemporaryFolder(async (folder) => {
      const rows = Array.from({ length: 200 }, (_, i) => [`texto número ${i * 7919}`, `classe ${i % 3}`]);
      const path = writeWorkbook(folder, 'a.xlsx', { sheets: { Plan1: sheetOf(rows) } });
      const bytes = readFileSync(path);
      const place = bytes.indexOf('xl/worksheets/sheet1.xml') + 200;
      bytes[place] = (bytes[place] ?? 0) ^ 0x10;
      writeFileSync(path, bytes);
      assert.equal((await failure(path)).code, 'table.damaged');
    });
  });

  it('names the sheets there are when the wanted one is missing', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = writeWorkbook(folder, 'a.xlsx', {
        sheets: {
          Dados: sheetOf([
            ['a', 'b'],
            ['c', 'd'],
          ]),
        },
      });
      const error = await failure(path, { sheet: 'Outra' });
      assert.deepEqual(
        [error.code, error.params],
        ['table.sheet_missing', { sheet: 'Outra', found: ['Dados'] }],
      );
    });
  });

  it('refuses a header row that is empty or not there', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'a.csv');
      writeFileSync(path, 'a;b\n\nc;d\n');
      for (const row of [2, 9]) {
        const { code, params } = await failure(path, { headerRow: row });
        assert.deepEqual([code, params], ['table.header_missing', { row }]);
      }
    });
  });

  it('holds the limits of size, rows and columns', async () => {
    const file = { name: 'a.csv', content: manyRows(25_000) };
    await expectFailure('table.too_large', { ...file, limits: { dataset: { maxFileSizeMiB: 1 } } });
    await expectFailure('table.too_many_rows', { ...file, limits: { dataset: { maxRows: 24_999 } } });
    const columns = Array.from({ length: 51 }, (_, i) => `c${i}`).join(';');
    const error = await expectFailure('table.too_many_columns', {
      name: 'a.csv',
      content: `${columns}\n${columns}\n`,
    });
    assert.deepEqual(error.params, { ...error.params, found: 51, limit: 50 });
  });

  it('reads exactly as many rows as are allowed', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'a.csv');
      writeFileSync(path, manyRows(100));
      const limits = limitsSchema.parse({ dataset: { maxRows: 100 } });
      assert.equal((await readTable(path, {}, { limits })).rows.length, 100);
    });
  });

  it('ends a reader that takes too long', async () => {
    const limits = { dataset: { maxRows: 2e6 }, reading: { timeoutSeconds: 1 } };
    await expectFailure('table.too_slow', { name: 'a.csv', content: manyRows(1_500_000), limits });
  });

  it('ends a reader that needs too much memory outside the heap', async () => {
    const limits = { reading: { maxMemoryMiB: 100 } };
    await expectFailure('table.out_of_memory', { name: 'a.csv', content: manyRows(1_000_000), limits });
  });

  it('ends a reader that needs too much memory inside the heap', async () => {
    const content = `{"a":1}\n{"a":[${'[],'.repeat(2e6)}[]]}\n`;
    await expectFailure('table.out_of_memory', {
      name: 'a.jsonl',
      content,
      limits: { reading: { maxMemoryMiB: 120 } },
    });
  });

  it('counts what arrives: one text that a workbook repeats in every row is one for each row here', async () => {
    await withTemporaryFolder(async (folder) => {
      const text = 'o autor pede a citação '.repeat(1_400);
      const rows = Array.from({ length: 6_000 }, (_, i) => [text, `classe ${i % 3}`]);
      const path = writeWorkbook(folder, 'a.xlsx', {
        sheets: { Plan1: sheetOf([['Texto', 'Classe'], ...rows]) },
        sharesTexts: true,
      });
      assert.ok(statSync(path).size < 200_000);
      const limits = { reading: { maxMemoryMiB: 300 } };
      const error = await failure(path, {}, limits);
      assert.deepEqual([error.code, error.params], ['table.out_of_memory', { path, limitMiB: 300 }]);
    });
  });

  it('does not survive a host that is killed', async function () {
    if (!existsSync('/proc/self/stat')) skip(this, 'needs /proc to look for the process');
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'a.csv');
      writeFileSync(path, manyRows(1_000_000));
      const source = new URL('./readTable.ts', import.meta.url).href;
      const limits = new URL('../contract/limits.ts', import.meta.url).href;
      const script = `
        import { readTable } from '${source}';
        import { defaultLimits } from '${limits}';
        await readTable(process.argv[1], {}, { limits: defaultLimits });`;
      const host = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script, path]);
      const reader = await until(() => readersOf(host.pid)[0]);
      host.kill('SIGKILL');
      await until(() => (existsSync(`/proc/${reader}/exe`) ? undefined : true));
    });
  });

  it('ends the reader when the signal is aborted, before or after the start', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'a.csv');
      writeFileSync(path, manyRows(1_000_000));
      const limits = limitsSchema.parse({});
      const reason = new Error('não quero mais');
      await assert.rejects(readTable(path, {}, { limits, signal: AbortSignal.abort(reason) }), reason);
      const controller = new AbortController();
      const reading = readTable(path, {}, { limits, signal: controller.signal });
      setTimeout(() => {
        controller.abort(reason);
      }, 300);
      await assert.rejects(reading, reason);
    });
  });

  it('never changes the file', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'a.csv');
      writeFileSync(path, manyRows(10));
      const before = readFileSync(path);
      await readTable(path, {}, { limits: limitsSchema.parse({}) });
      assert.deepEqual(readFileSync(path), before);
    });
  });
});

/** Asks again and again; mocha's timeout ends a hopeless wait. */
async function until<T>(ask: () => T | undefined): Promise<T> {
  for (;;) {
    const answer = ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
