/** What reading the largest spreadsheets that are allowed takes: memory of the reader, and time. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MeasureContext, MeasureOutcome, Measurement } from '../../tools/measure/measurement.ts';
import { limitsSchema } from '../contract/limits.ts';
import { readTable } from './readTable.ts';
import { writeLargeCsv, writeLargeXlsx } from './testing/largeFiles.ts';
import { watchReaderMemory } from './testing/readerMemory.ts';

interface LargeFile {
  readonly file: string;
  readonly rows: number;
  readonly write: (path: string, rows: number) => Promise<void>;
}

/** What is measured is memory: a busy machine may take its time. */
const limits = limitsSchema.parse({ reading: { timeoutSeconds: 1_800 } });

export const measurements: readonly Measurement[] = [
  {
    name: 'read-large-csv',
    about: 'most memory that the reader of a csv of 1,000,000 rows holds, which it hands on as it reads',
    unit: 'MiB',
    bar: { most: 512 },
    run: (context) => measure({ file: 'grande.csv', rows: 1_000_000, write: writeLargeCsv }, context),
  },
  {
    name: 'read-large-xlsx',
    about: 'most memory that the reader of a workbook of 100,000 rows and 20 MB holds',
    unit: 'MiB',
    bar: { most: 1_024 },
    run: (context) => measure({ file: 'grande.xlsx', rows: 100_000, write: writeLargeXlsx }, context),
  },
];

async function measure(large: LargeFile, { quick, say }: MeasureContext): Promise<MeasureOutcome> {
  const folder = mkdtempSync(join(tmpdir(), 'bert grande '));
  try {
    const path = join(folder, large.file);
    const rows = quick ? large.rows / 20 : large.rows;
    await large.write(path, rows);
    const fileMiB = statSync(path).size / 2 ** 20;
    say(`${rows} rows, ${fileMiB.toFixed(1)} MiB`);
    const memory = watchReaderMemory();
    if (!memory) return { skipped: 'this machine does not tell the memory of another process' };
    const started = performance.now();
    const table = await readTable(path, {}, { limits });
    const seconds = (performance.now() - started) / 1000;
    const peakMiB = memory.stop();
    if (table.rows.length !== rows) throw new Error(`${table.rows.length} of ${rows} rows were read`);
    return { value: Math.round(peakMiB), details: { rows, fileMiB, seconds } };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
