/** Large spreadsheets for measurements, written quickly: every row has a text of its own. */
import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { createChance } from '../../../tools/sample/chance.ts';
import type { Chance } from '../../../tools/sample/chance.ts';
import { sampleTexts } from './layouts/sampleTexts.ts';
import { sheetOf, workbookBytes } from './workbookFile.ts';

const labels = ['Petição', 'Decisão', 'Audiência', 'Arquivamento'];
const words = sampleTexts('ementas', 200, 3).flatMap(({ text }) => text.split(' '));

function longText(chance: Chance, length: number): string {
  const parts = Array.from({ length }, () => chance.pick(words));
  return `${parts.join(' ')} ${chance.integer(0, 999_999_999)}`;
}

export async function writeLargeCsv(path: string, rows: number): Promise<void> {
  const chance = createChance(1);
  const file = createWriteStream(path);
  file.write('Processo;Texto;Categoria\n');
  for (let row = 0; row < rows; row++) {
    const text = `${String(chance.integer(1e6, 9e6))};${longText(chance, 6)};${labels[row % 4] ?? ''}\n`;
    if (!file.write(text)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'close');
}

/** A workbook as Excel writes it: texts in a table of their own, cells that point there. */
export async function writeLargeXlsx(path: string, rows: number): Promise<void> {
  const chance = createChance(2);
  const book = workbookBytes('xlsx', {
    sheets: { Dados: sheetOf([['Texto', 'Categoria']]) },
    sharesTexts: true,
  });
  const texts = ['Texto', 'Categoria', ...labels];
  const cells: string[] = ['<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'];
  for (let row = 2; row <= rows + 1; row++) {
    const place = texts.push(longText(chance, 105)) - 1;
    cells.push(
      `<row r="${row}"><c r="A${row}" t="s"><v>${place}</v></c><c r="B${row}" t="s"><v>${2 + (row % 4)}</v></c></row>`,
    );
  }
  const namespace = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const items = texts.map((text) => `<si><t>${text}</t></si>`).join('');
  const parts = {
    ...unzipSync(book),
    'xl/worksheets/sheet1.xml': strToU8(
      `<?xml version="1.0"?><worksheet ${namespace}><dimension ref="A1:B${rows + 1}"/><sheetData>${cells.join('')}</sheetData></worksheet>`,
    ),
    'xl/sharedStrings.xml': strToU8(`<?xml version="1.0"?><sst ${namespace}>${items}</sst>`),
  };
  await writeFile(path, zipSync(parts, { level: 6 }));
}
