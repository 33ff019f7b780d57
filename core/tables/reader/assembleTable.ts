/**
 * Turns raw rows into the table, in one pass: finds the header, skips what is no data (titles, blank rows, totals,
 * repeated headers), names the columns, and keeps a fact of everything it did.
 */
import { AppError } from '../../contract/errors/appError.ts';
import type { longTextReadings, TableColumn, TableFact } from '../../contract/table.ts';
import { chooseHeader } from './chooseHeader.ts';
import type { ChosenHeader } from './chooseHeader.ts';
import { uniqueNames } from './columnNames.ts';
import { doubleEncodedRows, emptyDoubleEncodingTally, noteDoubleEncoding } from './doubleEncoding.ts';
import { damagedRows, emptyLongNumberTally, noteLongNumbers } from './longNumbers.ts';
import type { RawRow, RawRows } from './rawRow.ts';
import { addRow, emptyRowList, rowFact } from './rowList.ts';
import { shortenText, splitText } from './shortenText.ts';
import { addToTally, emptyColumnTally, isRowOfSums, isTotalRow } from './totalRows.ts';

export interface AssemblyRequest {
  /** The path as failures name it. */
  readonly path: string;
  /** Given by the user: row of the file, or 0 for none. */
  readonly headerRow: number | undefined;
  /** For formats that name every cell: the names by position, asked for after the last row. No header is looked for. */
  readonly names?: () => readonly string[];
  /** Rows of a text file can be too short or too long, rows of a sheet cannot. */
  readonly canBeRagged: boolean;
  readonly hiddenColumns?: ReadonlySet<number>;
  readonly maxRows: number;
  readonly maxColumns: number;
  readonly maxTextLength: number;
  readonly longTexts: (typeof longTextReadings)[number];
}

export interface AssembledTable {
  readonly headerRow: number;
  readonly columns: TableColumn[];
  readonly facts: TableFact[];
}

export type EmitRows = (rows: readonly RawRow[]) => Promise<void>;

/** Hands every data row on, in order, and returns the rest of the table. */
export async function assembleTable(
  source: RawRows,
  request: AssemblyRequest,
  emit: EmitRows,
): Promise<AssembledTable> {
  const { header, body } = await chooseHeader(source, request.names ? 0 : request.headerRow);
  const assembly = startAssembly(request, header);
  for await (const batch of body) {
    const ready = batch.flatMap((row) => takeRow(assembly, row));
    if (ready.length > 0) await emit(ready);
  }
  await emit(finish(assembly));
  const { path } = request;
  if (assembly.tally.rows === 0) throw new AppError('table.empty', { path });
  return { headerRow: header.rowNumber, columns: nameColumns(assembly), facts: allFacts(assembly) };
}

/** What decoders write where bytes are no characters of the encoding. */
const unreadableCharacter = '\uFFFD';

type Assembly = ReturnType<typeof startAssembly>;

function startAssembly(request: AssemblyRequest, header: ChosenHeader) {
  const width = lastFilled(header.names) + 1;
  return {
    request,
    header,
    headerWidth: width,
    width,
    tally: emptyColumnTally(),
    /** The newest data row waits here: only the last one may be a row of sums. */
    waiting: undefined as RawRow | undefined,
    /** Blank rows count once something follows them. */
    blankAhead: [] as number[],
    blank: emptyRowList(),
    totals: emptyRowList(),
    repeatedHeaders: emptyRowList(),
    ragged: emptyRowList(),
    unreadable: emptyRowList(),
    shortened: emptyRowList(),
    longNumbers: emptyLongNumberTally(),
    doubleEncoding: emptyDoubleEncodingTally(),
  };
}

/** Takes one row in; returns the data rows that are now certain (none or one). */
function takeRow(assembly: Assembly, row: RawRow): RawRow[] {
  const end = lastFilled(row.cells) + 1;
  if (end === 0 || isRule(row.cells)) {
    assembly.blankAhead.push(row.rowNumber);
    return [];
  }
  for (const blank of assembly.blankAhead.splice(0)) addRow(assembly.blank, blank);
  if (isTotalRow(row, assembly.tally)) addRow(assembly.totals, row.rowNumber);
  else if (repeatsHeader(assembly, row.cells)) addRow(assembly.repeatedHeaders, row.rowNumber);
  else return accept(assembly, fitWidth(assembly, row, end));
  return [];
}

function accept(assembly: Assembly, row: RawRow): RawRow[] {
  const ready = release(assembly);
  assembly.waiting = row;
  return ready;
}

/** The waiting row is data after all. */
function release(assembly: Assembly): RawRow[] {
  const row = assembly.waiting;
  if (!row) return [];
  assembly.waiting = undefined;
  addToTally(assembly.tally, row.cells);
  if (assembly.tally.rows > assembly.request.maxRows) {
    throw new AppError('table.too_many_rows', {
      path: assembly.request.path,
      limit: assembly.request.maxRows,
    });
  }
  if (row.hasLongNumber === true) addRow(assembly.longNumbers.certain, row.rowNumber);
  else noteLongNumbers(assembly.longNumbers, row.cells, row.rowNumber);
  noteDoubleEncoding(assembly.doubleEncoding, row.cells, row.rowNumber);
  if (row.cells.some((cell) => cell.includes(unreadableCharacter)))
    addRow(assembly.unreadable, row.rowNumber);
  return fitTexts(assembly, row);
}

function fitTexts({ request, shortened }: Assembly, row: RawRow): RawRow[] {
  const { maxTextLength, longTexts } = request;
  if (!row.cells.some((cell) => cell.length > maxTextLength)) return [row];
  addRow(shortened, row.rowNumber);
  return longTexts === 'split'
    ? splitRow(row, maxTextLength)
    : [{ ...row, cells: row.cells.map((cell) => shortenText(cell, maxTextLength)) }];
}

/** As many rows as the longest text has pieces; what is short stands in each of them. */
function splitRow(row: RawRow, limit: number): RawRow[] {
  const pieces = row.cells.map((cell) => (cell.length > limit ? splitText(cell, limit) : undefined));
  const parts = Math.max(...pieces.map((texts) => texts?.length ?? 1));
  return Array.from({ length: parts }, (_, part) => ({
    ...row,
    cells: row.cells.map((cell, c) => {
      const texts = pieces[c];
      return texts === undefined ? cell : (texts[part] ?? '');
    }),
  }));
}

function finish(assembly: Assembly): RawRow[] {
  const last = assembly.waiting;
  if (!last || !isRowOfSums(last, assembly.tally)) return release(assembly);
  addRow(assembly.totals, last.rowNumber);
  return [];
}

function repeatsHeader({ header, headerWidth }: Assembly, cells: readonly string[]): boolean {
  if (headerWidth < 2) return false;
  const width = Math.max(cells.length, headerWidth);
  return header.written.some((names) => {
    for (let c = 0; c < width; c++) if ((cells[c] ?? '') !== (names[c] ?? '')) return false;
    return true;
  });
}

/** Notes a row that is too short or too long; what stands beyond the last possible column is joined to it, not lost. */
function fitWidth(assembly: Assembly, row: RawRow, end: number): RawRow {
  const { request, headerWidth } = assembly;
  const { maxColumns, path } = request;
  const isRagged =
    request.canBeRagged && headerWidth > 0 && (row.cells.length < headerWidth || end > headerWidth);
  if (isRagged) addRow(assembly.ragged, row.rowNumber);
  if (end > maxColumns) {
    const mostlyTooWide = !isRagged || assembly.ragged.count > 10 + assembly.tally.rows / 10;
    if (mostlyTooWide) throw new AppError('table.too_many_columns', { path, found: end, limit: maxColumns });
    const kept = row.cells.slice(0, maxColumns - 1);
    row = {
      ...row,
      cells: [
        ...kept,
        row.cells
          .slice(maxColumns - 1)
          .filter((cell) => cell !== '')
          .join(' '),
      ],
    };
  }
  assembly.width = Math.max(assembly.width, Math.min(end, maxColumns));
  return row;
}

/** Every named column, and unnamed ones that hold something. */
function nameColumns({ request, header, width, tally }: Assembly): TableColumn[] {
  const { path, maxColumns, hiddenColumns } = request;
  const given = request.names?.() ?? header.names;
  const { names } = uniqueNames(Array.from({ length: width }, (_, c) => given[c] ?? ''));
  const columns = names
    .map((name, index) => ({ name, index, hidden: hiddenColumns?.has(index) ?? false }))
    .filter(({ index }) => (given[index] ?? '') !== '' || (tally.filled[index] ?? 0) > 0);
  if (columns.length > maxColumns) {
    throw new AppError('table.too_many_columns', { path, found: columns.length, limit: maxColumns });
  }
  return columns;
}

function allFacts(assembly: Assembly): TableFact[] {
  const { header, request } = assembly;
  const { renamed } = uniqueNames(header.names);
  return [
    ...header.facts,
    ...rowFact('blank_rows_skipped', assembly.blank),
    ...rowFact('total_rows_skipped', assembly.totals),
    ...rowFact('repeated_headers_skipped', assembly.repeatedHeaders),
    ...rowFact('ragged_rows', assembly.ragged),
    ...rowFact('unreadable_characters', assembly.unreadable),
    ...rowFact('double_encoded_texts', doubleEncodedRows(assembly.doubleEncoding)),
    ...rowFact(request.longTexts === 'split' ? 'texts_split' : 'texts_shortened', assembly.shortened).map(
      (fact) => ({
        ...fact,
        limit: request.maxTextLength,
      }),
    ),
    ...rowFact('long_numbers_damaged', damagedRows(assembly.longNumbers)),
    ...(renamed > 0 ? [{ code: 'duplicate_column_names' as const, count: renamed }] : []),
  ];
}

/** A line drawn with signs, as databases and terminals print it under the names. */
function isRule(cells: readonly string[]): boolean {
  return cells.every((cell) => cell === '' || /^[-=_+]{3,}$/.test(cell));
}

function lastFilled(cells: readonly string[]): number {
  let last = cells.length - 1;
  while (last >= 0 && cells[last] === '') last--;
  return last;
}
