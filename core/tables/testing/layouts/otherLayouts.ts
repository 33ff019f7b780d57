/** JSON lines, pages that systems export under a spreadsheet's name, and names that lie about what a file is. */
import { sheetOf, workbookBytes } from '../workbookFile.ts';
import type { Layout } from './layout.ts';
import { counter, label, sampleTable, text } from './sampleColumns.ts';
import { encoded, textBytes } from './textBytes.ts';

const support = sampleTable({
  topic: 'tickets',
  seed: 121,
  columns: [counter('id'), text('message'), label('category')],
});
const legal = sampleTable({
  topic: 'movimentos',
  seed: 122,
  columns: [counter('Nº'), text('Movimentação'), label('Situação')],
});
const situacao = { headerRow: 1, text: 'Movimentação', label: 'Situação', rows: 60 } as const;
const category = { headerRow: 0, text: 'message', label: 'category' } as const;

function jsonLines(extra: (i: number) => object = () => ({})): string {
  return support.rows
    .map(([id, message, kind], i) => `${JSON.stringify({ id, message, category: kind, ...extra(i) })}\n`)
    .join('');
}

function htmlTable(): string {
  const row = (tag: string, cells: readonly unknown[]) =>
    `<tr>${cells.map((cell) => `<${tag}>${String(cell)}</${tag}>`).join('')}</tr>`;
  const body = legal.rows.map((cells) => row('td', cells)).join('\n');
  return `<html><head><meta charset="utf-8"></head><body><table>${row('th', legal.names)}${body}</table></body></html>`;
}

function xmlWorkbook(): string {
  const cell = (value: unknown) => `<Cell><Data ss:Type="String">${String(value)}</Data></Cell>`;
  const rows = [legal.names, ...legal.rows]
    .map((cells) => `<Row>${cells.map(cell).join('')}</Row>`)
    .join('\n');
  return `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="Dados"><Table>${rows}</Table></Worksheet></Workbook>`;
}

const legalBook = (format: 'xlsx' | 'xls') =>
  workbookBytes(format, { sheets: { Dados: sheetOf([legal.names, ...legal.rows]) } });

export const otherLayouts: readonly Layout[] = [
  {
    file: 'lines.jsonl',
    truth: { ...category, rows: 60, encoding: 'utf-8' },
    bytes: () => Buffer.from(jsonLines()),
  },
  {
    file: 'lines with mark.jsonl',
    truth: { ...category, rows: 60, encoding: 'utf-8-bom' },
    bytes: () => encoded(jsonLines(), 'utf-8-bom'),
  },
  {
    file: 'lines with objects and gaps.jsonl',
    truth: { ...category, rows: 60, encoding: 'utf-8' },
    bytes: () => Buffer.from(jsonLines((i) => (i % 4 === 1 ? { meta: { source: 'web', step: i } } : {}))),
  },
  {
    file: 'lines with a broken one.jsonl',
    truth: { ...category, rows: 60, encoding: 'utf-8', says: ['unreadable_lines_skipped'] },
    bytes: () => Buffer.from(`${jsonLines()}{"id": 61, "message": "cut of\n`),
  },
  { file: 'pagina da internet.xls', truth: situacao, bytes: () => Buffer.from(htmlTable()) },
  {
    file: 'xml de 2003.xls',
    truth: { ...situacao, sheet: 'Dados' },
    bytes: () => Buffer.from(xmlWorkbook()),
  },
  { file: 'pasta de trabalho.csv', truth: situacao, bytes: () => legalBook('xlsx') },
  { file: 'antigo com nome de novo.xlsx', truth: situacao, bytes: () => legalBook('xls') },
  {
    file: 'texto com nome de planilha.xlsx',
    truth: { ...situacao, encoding: 'windows-1252', separator: ';' },
    bytes: () => textBytes([legal.names, ...legal.rows], { separator: ';', encoding: 'windows-1252' }),
  },
  {
    file: 'sem extensao',
    truth: { ...situacao, encoding: 'utf-8', separator: '\t' },
    bytes: () => textBytes([legal.names, ...legal.rows], { separator: '\t' }),
  },
];
