/** Files that want to freeze, fill or fool the program that reads them; all are made here, none is stored. */
import { CFB } from '@e965/xlsx';
import { strToU8, unzipSync, zipSync } from 'fflate';
import type { ErrorCode } from '../../contract/errors/appError.ts';
import type { TableFact } from '../../contract/table.ts';
import { sheetOf, workbookBytes } from './workbookFile.ts';
import type { WorkbookFormat } from './workbookFile.ts';

export interface HostileFile {
  readonly about: string;
  readonly file: string;
  readonly bytes: () => Uint8Array;
  /** What the person is told: a failure, or a fact of a table that is read all the same. */
  readonly told: { readonly error: ErrorCode } | { readonly fact: TableFact['code'] };
}

const mebibyte = 2 ** 20;
const rows = [
  ['Texto', 'Categoria'],
  ['Juntada de petição inicial aos autos', 'Petição'],
  ['Autos conclusos para decisão do juiz', 'Conclusão'],
  ['Juntada de petição de contestação', 'Petição'],
];
const book = (format: WorkbookFormat) => workbookBytes(format, { sheets: { Dados: sheetOf(rows) } });
const sheetPart = 'xl/worksheets/sheet1.xml';

/** The workbook with `change` made to one of its parts, packed again. */
function withPart(bytes: Uint8Array, name: string, change: (text: string) => string): Uint8Array {
  const parts = unzipSync(bytes);
  const text = new TextDecoder().decode(parts[name] ?? new Uint8Array(0));
  return zipSync({ ...parts, [name]: strToU8(change(text)) });
}

/** A directory that says one byte of every entry, before each entry and at the end of the file. */
function withFalseSizes(bytes: Uint8Array): Uint8Array {
  const changed = Buffer.from(bytes);
  for (const [signature, place] of [
    ['PK\u0003\u0004', 22],
    ['PK\u0001\u0002', 24],
  ] as const) {
    for (let at = changed.indexOf(signature); at >= 0; at = changed.indexOf(signature, at + 4))
      changed.writeUInt32LE(1, at + place);
  }
  return changed;
}

function encryptedWorkbook(): Uint8Array {
  const file = CFB.utils.cfb_new();
  CFB.utils.cfb_add(file, 'EncryptionInfo', new Uint8Array(64));
  CFB.utils.cfb_add(file, 'EncryptedPackage', new Uint8Array(5_000));
  return CFB.write(file, { type: 'buffer' }) as Uint8Array;
}

/** An old workbook whose first sector says that it is followed by itself. */
function endlessWorkbook(): Uint8Array {
  const bytes = Buffer.from(book('xls'));
  const fat = bytes.readUInt32LE(0x4c);
  bytes.writeUInt32LE(0, (fat + 1) * 512);
  return bytes;
}

const laughs = Array.from({ length: 9 }, (_, i) => `<!ENTITY ha${i + 1} "${`&ha${i};`.repeat(10)}">`).join(
  '',
);
const entities = `<!DOCTYPE worksheet [<!ENTITY ha0 "ha">${laughs}]>`;

export const hostileFiles: readonly HostileFile[] = [
  {
    about: 'a zip bomb whose directory says how large it is',
    file: 'bomba.xlsx',
    bytes: () => zipSync({ ...unzipSync(book('xlsx')), 'xl/media/a.bin': new Uint8Array(64 * mebibyte) }),
    told: { error: 'table.expands_too_much' },
  },
  {
    about: 'a zip bomb whose directory lies',
    file: 'bomba disfarçada.xlsx',
    bytes: () =>
      withFalseSizes(
        zipSync({ ...unzipSync(book('xlsx')), 'xl/media/a.bin': new Uint8Array(64 * mebibyte) }),
      ),
    told: { error: 'table.expands_too_much' },
  },
  {
    about: 'entities that stand for a billion others',
    file: 'entidades.xlsx',
    bytes: () =>
      withPart(book('xlsx'), sheetPart, (xml) =>
        xml.replace('?>', `?>${entities}`).replace('Texto', '&ha9;'),
      ),
    told: { error: 'table.unsafe_xml' },
  },
  {
    about: 'entities in XML of Excel 2003',
    file: 'entidades.xls',
    bytes: () =>
      Buffer.from(
        `<?xml version="1.0"?>${entities}<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table><Row><Cell><Data>&ha9;</Data></Cell></Row></Table></Worksheet></Workbook>`,
      ),
    told: { error: 'table.unsafe_xml' },
  },
  {
    about: 'macros',
    file: 'macros.xlsm',
    bytes: () => withPart(book('xlsx'), 'xl/vbaProject.bin', () => 'Attribute VB_Name'),
    told: { fact: 'macros_ignored' },
  },
  {
    about: 'links to other files',
    file: 'vínculos.xlsx',
    bytes: () => withPart(book('xlsx'), 'xl/externalLinks/externalLink1.xml', () => '<externalLink/>'),
    told: { fact: 'external_links_ignored' },
  },
  {
    about: 'a password',
    file: 'senha.xlsx',
    bytes: encryptedWorkbook,
    told: { error: 'table.password_protected' },
  },
  {
    about: 'half a workbook',
    file: 'cortada.xlsx',
    bytes: () => book('xlsx').subarray(0, 3_000),
    told: { error: 'table.damaged' },
  },
  {
    about: 'an old workbook whose sectors form a ring',
    file: 'anel.xls',
    bytes: endlessWorkbook,
    told: { error: 'table.damaged' },
  },
  {
    about: 'a PDF under the name of a workbook',
    file: 'renomeado.xlsx',
    bytes: () => Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n<< /Type /Catalog >>\nendobj\n'),
    told: { error: 'table.format_unknown' },
  },
  {
    about: 'nothing',
    file: 'vazia.xlsx',
    bytes: () => new Uint8Array(0),
    told: { error: 'table.file_empty' },
  },
  {
    about: 'a dimension of 50 million cells',
    file: 'dimensão.xlsx',
    bytes: () =>
      withPart(book('xlsx'), sheetPart, (xml) =>
        xml.replace(/<dimension ref="[^"]*"/, '<dimension ref="A1:AX1000000"'),
      ),
    told: { fact: 'size_overstated' },
  },
  {
    about: 'a column that repeats two billion times',
    file: 'colunas.xlsx',
    bytes: () =>
      withPart(book('xlsx'), sheetPart, (xml) =>
        xml.replace('<sheetData>', '<cols><col min="1" max="2000000000" hidden="1"/></cols><sheetData>'),
      ),
    told: { error: 'table.size_impossible' },
  },
  {
    about: 'a link over every cell there can be',
    file: 'ligações.xlsx',
    bytes: () =>
      withPart(book('xlsx'), sheetPart, (xml) =>
        xml.replace('</sheetData>', '</sheetData><hyperlinks><hyperlink ref="A1:XFD1048576"/></hyperlinks>'),
      ),
    told: { error: 'table.size_impossible' },
  },
  {
    about: 'a cell repeated over every row and column',
    file: 'repetida.ods',
    bytes: () =>
      withPart(book('ods'), 'content.xml', (xml) =>
        xml
          .replace('<table:table-row', '<table:table-row table:number-rows-repeated="1048576"')
          .replace('<table:table-cell', '<table:table-cell table:number-columns-repeated="16384"'),
      ),
    told: { error: 'table.size_impossible' },
  },
  {
    about: 'a cell in a column beyond the last',
    file: 'longe.xlsx',
    bytes: () => withPart(book('xlsx'), sheetPart, (xml) => xml.replace('r="B2"', 'r="ZZZZZZ2"')),
    told: { error: 'table.size_impossible' },
  },
  {
    about: 'one line of 200 MB',
    file: 'linha.csv',
    bytes: () => Buffer.alloc(200 * mebibyte, 'autos conclusos; '),
    told: { error: 'table.line_too_long' },
  },
];
