/** Containers: what is locked, what is inside, and what only pretends. */
import assert from 'node:assert/strict';
import { CFB, utils, write } from '@e965/xlsx';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, it } from 'mocha';
import { AppError } from '../../contract/errors/appError.ts';
import { parseWorkbook } from './parseWorkbook.ts';
import { sniffFormat } from './sniffFormat.ts';

const request = { path: 'a.xlsx', options: {}, maxRows: 100, maxUnpackedMiB: 4 };

function bookBytes(bookType: 'xlsx' | 'xls' | 'ods'): Buffer {
  const book = utils.book_new();
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet([
      ['Texto', 'Tipo'],
      ['um texto', 'a'],
    ]),
    'Dados',
  );
  return write(book, { type: 'buffer', bookType }) as Buffer;
}

/** The workbook with more parts in its zip file, or others instead. */
function withParts(bytes: Buffer, parts: Record<string, string>): Buffer {
  const added = Object.entries(parts).map(([name, text]) => [name, strToU8(text)] as const);
  return Buffer.from(zipSync({ ...unzipSync(bytes), ...Object.fromEntries(added) }));
}

function compoundFile(streams: Record<string, Uint8Array>): Buffer {
  const file = CFB.utils.cfb_new();
  for (const [name, content] of Object.entries(streams)) CFB.utils.cfb_add(file, name, content);
  return Buffer.from(CFB.write(file, { type: 'buffer' }));
}

async function open(bytes: Buffer) {
  const content = sniffFormat(bytes);
  assert.ok(content.kind === 'zip' || content.kind === 'compoundFile', content.kind);
  return parseWorkbook(bytes, content, request);
}

async function failureOf(bytes: Buffer): Promise<string> {
  const error: unknown = await open(bytes).then(
    () => assert.fail('was opened'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof AppError, String(error));
  return error.code;
}

describe('parseWorkbook', () => {
  for (const format of ['xlsx', 'xls', 'ods'] as const) {
    it(`opens an ${format} without macros or links`, async () => {
      const { format: found, sheets, hasMacros, hasExternalLinks } = await open(bookBytes(format));
      assert.deepEqual(
        [found, sheets[0]?.name, hasMacros, hasExternalLinks],
        [format, 'Dados', false, false],
      );
    });
  }

  it('sees macros and links to other files', async () => {
    const parts = { 'xl/vbaProject.bin': 'x', 'xl/externalLinks/externalLink1.xml': '<externalLink/>' };
    const { hasMacros, hasExternalLinks } = await open(withParts(bookBytes('xlsx'), parts));
    assert.deepEqual([hasMacros, hasExternalLinks], [true, true]);
  });

  it('says that a workbook has a password: new, old and free', async () => {
    const encrypted = compoundFile({
      EncryptionInfo: new Uint8Array(64),
      EncryptedPackage: new Uint8Array(5_000),
    });
    assert.equal(await failureOf(encrypted), 'table.password_protected');
    const record = (type: number, content: number[]) => [
      type & 0xff,
      type >> 8,
      content.length,
      0,
      ...content,
    ];
    const stream = [
      ...record(0x0809, [0, 6, 5, 0, ...Array<number>(12).fill(0)]),
      ...record(0x002f, [1, 0, 1, 0, 1, 0]),
    ];
    const old = compoundFile({ Workbook: new Uint8Array([...stream, ...Array<number>(5_000).fill(0)]) });
    assert.equal(await failureOf(old), 'table.password_protected');
    const manifest =
      '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>';
    const free = withParts(bookBytes('ods'), { 'META-INF/manifest.xml': manifest });
    assert.equal(await failureOf(free), 'table.password_protected');
  });

  it('does not take other documents for workbooks', async () => {
    assert.equal(
      await failureOf(compoundFile({ WordDocument: new Uint8Array(5_000) })),
      'table.format_unknown',
    );
    const text = { mimetype: 'application/vnd.oasis.opendocument.text' };
    assert.equal(await failureOf(withParts(bookBytes('ods'), text)), 'table.format_unknown');
  });

  it('does not trust the sizes that a zip file declares', async () => {
    const bytes = bookBytes('xlsx');
    // Length before packing, in the central directory's record of the first entry.
    const record = bytes.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    bytes.writeUInt32LE(1, record + 24);
    assert.equal(await failureOf(bytes), 'table.expands_too_much');
  });

  it('refuses workbooks that unpack to more than is allowed', async () => {
    const large = withParts(bookBytes('xlsx'), {
      'xl/media/image1.svg': Array.from({ length: 1e6 }, (_, i) => String(i)).join(''),
    });
    assert.equal(await failureOf(large), 'table.too_large');
  });
});
