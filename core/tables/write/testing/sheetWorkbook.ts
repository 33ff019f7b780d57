/** Small workbooks with the parts that a round trip through a library would lose. */
import { buildZip } from './buildZip.ts';
import type { ZipExtras, ZipPart } from './buildZip.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface Workbook {
  /** The XML of the sheet "Dados". */
  readonly sheet: string;
  /** Elements of `cellXfs`. */
  readonly formats?: string;
  /** How entries are packed, the sheet's and the others'. */
  readonly packing?: Omit<ZipPart, 'name' | 'content'>;
  readonly extras?: ZipExtras;
}

/** The part that holds the sheet "Dados". */
export const sheetPart = 'xl/worksheets/sheet7.xml';

export function sheetWorkbook({ sheet, formats = '', packing = {}, extras = {} }: Workbook): Buffer {
  const part = (name: string, content: string | Buffer): ZipPart => ({ name, content, ...packing });
  return buildZip(
    [
      part('[Content_Types].xml', contentTypes),
      part('_rels/.rels', relations([['rId1', 'officeDocument', 'xl/workbook.xml']])),
      part('docProps/core.xml', '<coreProperties>João &amp; Cia</coreProperties>'),
      part('xl/workbook.xml', workbook),
      part(
        'xl/_rels/workbook.xml.rels',
        relations([
          ['rId3', 'styles', 'styles.xml'],
          ['rId9', 'worksheet', '/xl/worksheets/sheet7.xml'],
          ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
        ]),
      ),
      part('xl/styles.xml', styles(formats)),
      part('xl/worksheets/sheet1.xml', `<worksheet xmlns="${main}"><sheetData/></worksheet>`),
      part(sheetPart, sheet),
      part('xl/drawings/drawing1.xml', '<drawing>a picture</drawing>'),
      part('xl/media/image1.png', Buffer.from(Array.from({ length: 3000 }, (_, i) => (i * 7919) % 251))),
      part('xl/vbaProject.bin', 'macros'),
    ],
    extras,
  );
}

/** A sheet around its rows. */
export function sheetXml(
  rows: string,
  { before = '', after = '' }: { before?: string; after?: string } = {},
): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<worksheet xmlns="${main}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`;
}

const contentTypes = [
  '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">',
  '<Default Extension="xml" ContentType="application/xml"/>',
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
  '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>',
  '<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>',
  ...['1', '7'].map(
    (number) =>
      `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`,
  ),
  '</Types>',
].join('');

const workbook = `<workbook xmlns="${main}" xmlns:r="${relationships}"><sheets><sheet name="Notas &amp; avisos" sheetId="1" r:id="rId1"/><sheet name="Dados" sheetId="2" r:id="rId9"/></sheets></workbook>`;

function relations(list: readonly (readonly [string, string, string])[]): string {
  const elements = list.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${relationships}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${elements.join('')}</Relationships>`;
}

function styles(formats: string): string {
  return [
    `<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="170" formatCode="0.0%"/></numFmts>`,
    '<fonts count="1"><font/></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders>',
    '<cellStyleXfs count="1"><xf numFmtId="9"/></cellStyleXfs>',
    `<cellXfs count="9"><xf numFmtId="0"/><xf numFmtId="14"/>${formats}</cellXfs></styleSheet>`,
  ].join('');
}
