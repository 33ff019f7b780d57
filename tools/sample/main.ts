/** `npm run sample`: writes the sample spreadsheet into templates/samples. The same source writes the same cells. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { write } from '@e965/xlsx';
import { sampleRows, sampleSeed } from './sampleRows.ts';
import { sampleWorkbook } from './sampleWorkbook.ts';

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'templates', 'samples');
const path = join(folder, 'movimentacoes-exemplo.xlsx');
const rows = sampleRows(sampleSeed);
const bytes: unknown = write(sampleWorkbook(rows, sampleSeed), {
  type: 'buffer',
  bookType: 'xlsx',
  compression: true,
});
if (!(bytes instanceof Uint8Array)) throw new Error('SheetJS did not write bytes.');
mkdirSync(folder, { recursive: true });
writeFileSync(path, bytes);
console.log(`${rows.length} rows, ${Math.round(bytes.length / 1024)} KiB: ${path}`);
