import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, linkSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { read, utils, write } from '@e965/xlsx';
import { describe, it } from 'mocha';
import { sharedPath } from '../../../tools/testing/sharedFolder.ts';
import { skip } from '../../../tools/testing/skip.ts';
import { withTemporaryFolder } from '../../../tools/testing/temporaryFolder.ts';
import { isAppError } from '../../contract/errors/appError.ts';
import type { ErrorCode } from '../../contract/errors/appError.ts';
import { classify, requestFor } from './testing/classify.ts';
import { rawEntries } from './testing/rawEntries.ts';
import { sheetWorkbook, sheetXml } from './testing/sheetWorkbook.ts';
import { writeClassified } from './writeClassified.ts';

const csv = { head: { format: 'csv', separator: ';' } as const, verdicts: { 2: 'x 0.5' } };

/** Gives `use` a folder with `a.csv` in it, and checks that nothing but `left` is there afterwards. */
async function inFolder(left: string[], use: (folder: string) => Promise<void>): Promise<void> {
  await withTemporaryFolder(async (folder) => {
    writeFileSync(join(folder, 'a.csv'), 'a\nx\n');
    await use(folder);
    assert.deepEqual(readdirSync(folder).sort(), left);
  });
}

async function fails(code: ErrorCode, request: Parameters<typeof writeClassified>[0]): Promise<void> {
  await assert.rejects(writeClassified(request), (error) => isAppError(error, code));
}

describe('writeClassified', () => {
  it('never writes over the original, by whatever name', async () => {
    await inFolder(['a.csv', 'b.csv'], async (folder) => {
      const path = join(folder, 'a.csv');
      linkSync(path, join(folder, 'b.csv'));
      for (const output of [path, join(folder, '.', 'a.csv'), join(folder, 'b.csv')]) {
        await fails('file.same_as_input', { ...requestFor(path, output, csv), ifThere: 'replace' });
      }
      assert.equal(readFileSync(path, 'utf8'), 'a\nx\n');
    });
  });

  it('replaces an existing file only where that is asked', async () => {
    await inFolder(['a.csv', 'b.csv'], async (folder) => {
      const output = join(folder, 'b.csv');
      writeFileSync(output, 'mine');
      const request = requestFor(join(folder, 'a.csv'), output, csv);
      await fails('file.exists', request);
      assert.equal(readFileSync(output, 'utf8'), 'mine');
      await writeClassified({ ...request, ifThere: 'replace' });
      assert.equal(readFileSync(output, 'utf8').split('\n')[1], 'x;x;0,5;não');
    });
  });

  it('says which file or folder is not there, and leaves nothing', async () => {
    await inFolder(['a.csv', 'folder'], async (folder) => {
      mkdirSync(join(folder, 'folder'));
      await fails('file.not_found', requestFor(join(folder, 'none.csv'), join(folder, 'b.csv'), csv));
      await fails('file.is_folder', requestFor(join(folder, 'folder'), join(folder, 'b.csv'), csv));
      await fails('folder.not_found', requestFor(join(folder, 'a.csv'), join(folder, 'none', 'b.csv'), csv));
    });
  });

  it('leaves nothing half-written when the content turns out damaged', async () => {
    await inFolder(['a.csv'], async (folder) => {
      const request = requestFor(join(folder, 'a.csv'), join(folder, 'b.xlsx'), {
        head: { format: 'xlsx' },
        verdicts: {},
      });
      await fails('table.damaged', request);
    });
  });

  it('says that a folder takes no files', async function () {
    if (process.platform === 'win32' || process.getuid?.() === 0)
      skip(this, 'this user may write everywhere');
    await inFolder(['a.csv', 'locked'], async (folder) => {
      mkdirSync(join(folder, 'locked'));
      chmodSync(join(folder, 'locked'), 0o500);
      await fails(
        'folder.not_writable',
        requestFor(join(folder, 'a.csv'), join(folder, 'locked', 'b.csv'), csv),
      );
    });
  });

  it('says that the disk is full, and leaves nothing', async function () {
    if (process.platform === 'win32') skip(this, 'needs a shell that limits file sizes');
    await inFolder(['a.csv'], async (folder) => {
      writeFileSync(join(folder, 'a.csv'), `a\n${'x\n'.repeat(2_000_000)}`);
      const request = JSON.stringify({
        ...requestFor(join(folder, 'a.csv'), join(folder, 'b.csv'), csv),
        verdicts: [],
      });
      const program = [
        `import { writeClassified } from ${JSON.stringify(new URL('writeClassified.ts', import.meta.url).href)};`,
        `const request = ${request};`,
        `await writeClassified({ ...request, verdicts: new Map() }).catch((error) => console.log(error.code));`,
      ].join('\n');
      const node = [process.execPath, '--import', 'tsx', '--input-type=module', '-e', program];
      const cwd = fileURLToPath(new URL('../../..', import.meta.url));
      // A limit on file sizes fails a write in its middle, as a full disk does.
      const { stdout } = spawnSync('sh', ['-c', 'ulimit -f 1000 && exec "$@"', 'sh', ...node], {
        encoding: 'utf8',
        cwd,
      });
      assert.equal(stdout.trim(), 'disk.full');
      await Promise.resolve();
    });
  });

  for (const format of ['ods', 'xls'] as const) {
    it(`gives an xlsx back for ${format}, and says so`, async () => {
      const workbook = utils.book_new();
      utils.book_append_sheet(workbook, utils.aoa_to_sheet([['nota']]), 'Notas');
      utils.book_append_sheet(
        workbook,
        utils.aoa_to_sheet([
          ['Texto', 'Valor'],
          ['ação', 1.5],
          ['', 2],
        ]),
        'Dados',
      );
      const content = write(workbook, { type: 'buffer', bookType: format }) as Buffer;
      const result = await classify({ content, head: { format, sheet: 'Dados' }, verdicts: { 2: 'x 0.5' } });
      assert.ok(result.converted);
      assert.ok(result.output.endsWith('saída.xlsx'));
      const { Sheets, SheetNames } = read(result.bytes);
      assert.deepEqual(SheetNames, ['Notas', 'Dados']);
      const rows = utils.sheet_to_json<unknown[]>(Sheets['Dados']!, { header: 1 });
      assert.deepEqual(rows[0], ['Texto', 'Valor', 'Categoria', 'Confiança', 'Revisar']);
      assert.deepEqual(rows[1], ['ação', 1.5, 'x', 0.5, 'não']);
    });
  }

  it('gives an xlsx back for a page with a table that is called xls', async () => {
    const page =
      '<html><meta charset="utf-8"><table><tr><th>Texto</th></tr><tr><td>ação</td></tr><tr><td>0012</td></tr></table></html>';
    const result = await classify({
      content: page,
      head: { format: 'xls' },
      verdicts: { 2: 'x 0.5', 3: 'y 0.6' },
    });
    const { Sheets, SheetNames } = read(result.bytes);
    assert.deepEqual(utils.sheet_to_json<unknown[]>(Sheets[SheetNames[0]!]!, { header: 1 }), [
      ['Texto', 'Categoria', 'Confiança', 'Revisar'],
      ['ação', 'x', 0.5, 'não'],
      ['0012', 'y', 0.6, 'não'],
    ]);
  });

  it('gives a real report back with every other part as it was', async function () {
    const path = sharedPath(this, 'data', 'pt_legal_movimentacoes', 'messy', 'Relatorio_Movimentacoes.xlsx');
    const head = { format: 'xlsx', sheet: 'Movimentações', headerRow: 5 } as const;
    const verdicts = Object.fromEntries(Array.from({ length: 6594 }, (_, i) => [i + 6, `c${i % 7} 0.5`]));
    const content = readFileSync(path);
    const { bytes } = await classify({ content, head, verdicts });
    const [before, after] = [await rawEntries(content), await rawEntries(bytes)];
    const changed = before.filter(({ raw }, i) => !after[i]?.raw.equals(raw)).map(({ name }) => name);
    assert.deepEqual(changed, ['xl/worksheets/sheet2.xml']);
    const [old, now] = [content, bytes].map((file) => read(file).Sheets['Movimentações']!);
    for (const place of Object.keys(old!).filter((key) => !key.startsWith('!')))
      assert.deepEqual(now![place], old![place]);
    assert.equal((now!['H6599'] as { v: string }).v, `c${6593 % 7}`);
    assert.equal(now!['!ref'], 'A1:J6600');
  });

  it('gives real text files back with every byte they had', async function () {
    const folder = sharedPath(this, 'data', 'pt_legal_movimentacoes', 'messy');
    const files = [
      [
        'movimentacoes_cp1252_ponto_e_virgula.csv',
        { format: 'csv', encoding: 'windows-1252', separator: ';' },
      ],
      ['movimentacoes_utf16le_tab.txt', { format: 'txt', encoding: 'utf-16le', separator: '\t' }],
    ] as const;
    for (const [name, head] of files) {
      const content = readFileSync(join(folder, name));
      const { bytes } = await classify({ content, head, verdicts: { 2: '\u2020 0.5' } });
      // Without a verdict the fields are empty, so that our bytes are easy to take away again.
      const decoding = head.encoding === 'utf-16le' ? 'utf16le' : 'latin1';
      const separator = head.separator;
      const lines = bytes.toString(decoding).split('\n');
      const without = lines.map((line) =>
        line.replace(
          new RegExp(
            `(${separator}(Categoria|\\u2020|\\x86)?${separator}(Confiança|0[,.]5)?${separator}(Revisar|não)?)(\\r?)$`,
          ),
          '$5',
        ),
      );
      assert.equal(without.join('\n'), content.toString(decoding), name);
    }
  });

  it('writes workbooks that openpyxl opens', async function () {
    const openpyxl = findPython();
    if (openpyxl === undefined) skip(this, 'no Python with openpyxl on this machine');
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'a.xlsx');
      const output = join(folder, 'b.xlsx');
      writeFileSync(
        path,
        sheetWorkbook({
          sheet: sheetXml('<row r="1"><c r="A1"><v>7</v></c></row>'),
          packing: { descriptor: true },
        }),
      );
      const request = requestFor(path, output, {
        head: { format: 'xlsx', sheet: 'Dados', headerRow: 0 },
        verdicts: { 1: 'é 0.5', 3: '=1 1?' },
      });
      await writeClassified(request);
      const script =
        'import json,sys,openpyxl\nw=openpyxl.load_workbook(sys.argv[1])["Dados"]\nprint(json.dumps([[(c.value,c.data_type) for c in r] for r in w.iter_rows()]))';
      const { stdout, stderr } = spawnSync(openpyxl, ['-c', script, output], { encoding: 'utf8' });
      const rows = JSON.parse(stdout === '' ? JSON.stringify(stderr) : stdout) as unknown;
      const blank = [null, 'n'];
      assert.deepEqual(rows, [
        [
          [7, 'n'],
          ['é', 's'],
          [0.5, 'n'],
          ['não', 's'],
        ],
        [blank, blank, blank, blank],
        [blank, ['=1', 's'], [1, 'n'], ['sim', 's']],
      ]);
    });
  });
});

function findPython(): string | undefined {
  const candidates = [process.env['BERT_PEER_PYTHON'], 'python3', 'python'];
  return candidates.find(
    (python) => python !== undefined && spawnSync(python, ['-c', 'import openpyxl']).status === 0,
  );
}
