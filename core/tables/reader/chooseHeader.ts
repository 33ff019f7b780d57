/** Takes rows off the front of a table until it is known where the names stand. */
import { AppError } from '../../contract/errors/appError.ts';
import type { TableFact } from '../../contract/table.ts';
import { findHeader } from './findHeader.ts';
import { headerRows } from './headerRows.ts';
import type { RawRow, RawRows } from './rawRow.ts';
import { addRow, emptyRowList, rowFact } from './rowList.ts';

export interface ChosenHeader {
  /** Row of the file, the lower one of two; 0 where there is none. */
  readonly rowNumber: number;
  readonly names: readonly string[];
  /** The rows of the header as they stand in the file: pages of an export repeat them. */
  readonly written: readonly (readonly string[])[];
  readonly facts: TableFact[];
}

const noHeader = { rowNumber: 0, names: [], written: [] };

/** Rows looked at before the header is chosen. */
const sampleRows = 200;

/** The header, and the batches of rows below it. `wanted` is the user's choice: a row of the file, or 0 for none. */
export async function chooseHeader(
  source: RawRows,
  wanted: number | undefined,
): Promise<{ header: ChosenHeader; body: AsyncIterable<readonly RawRow[]> }> {
  const batches = toAsyncIterator(source);
  const seen: RawRow[] = [];
  const isEnough = () =>
    wanted === undefined ? seen.length >= sampleRows : (seen.at(-1)?.rowNumber ?? 0) >= wanted;
  while (!isEnough()) {
    const next = await batches.next();
    if (next.done === true) break;
    for (const row of next.value) seen.push(row);
  }
  const { index, header } = wanted === undefined ? found(seen) : given(seen, wanted);
  return { header, body: chain(seen.slice(index + 1), batches) };
}

function found(seen: readonly RawRow[]): { index: number; header: ChosenHeader } {
  const cells = seen.slice(0, sampleRows).map((row) => row.cells);
  const { index, confidence } = findHeader(cells);
  if (index < 0) return { index: -1, header: { ...noHeader, facts: [{ code: 'no_header', confidence }] } };
  const { index: last, upper, names } = headerRows(cells, index);
  const header = headerAt(seen, { first: upper ?? last, last, names });
  const told: TableFact = { code: 'header_found', rows: [header.rowNumber], confidence };
  return { index: last, header: { ...header, facts: [told, ...header.facts] } };
}

/** The user's row is the lower one of two; the row above it still tells equal names apart. */
function given(seen: readonly RawRow[], wanted: number): { index: number; header: ChosenHeader } {
  if (wanted === 0) return { index: -1, header: { ...noHeader, facts: [] } };
  const index = seen.findIndex(
    ({ rowNumber, cells }) => rowNumber === wanted && cells.some((cell) => cell !== ''),
  );
  if (index < 0) throw new AppError('table.header_missing', { row: wanted });
  const { upper, names } = headerRows(
    seen.slice(0, index + 1).map(({ cells }) => cells),
    index,
  );
  return { index, header: headerAt(seen, { first: upper ?? index, last: index, names }) };
}

function headerAt(
  seen: readonly RawRow[],
  { first, last, names }: { first: number; last: number; names: readonly string[] },
): ChosenHeader {
  const titles = emptyRowList();
  for (const { rowNumber, cells } of seen.slice(0, first)) {
    if (cells.some((cell) => cell !== '')) addRow(titles, rowNumber);
  }
  const rows = seen.slice(first, last + 1);
  const rowNumbers = rows.map(({ rowNumber }) => rowNumber);
  return {
    rowNumber: rowNumbers.at(-1) ?? 0,
    names,
    written: rows.map(({ cells }) => cells),
    facts: [
      ...(rows.length > 1 ? [{ code: 'header_in_two_rows' as const, rows: rowNumbers }] : []),
      ...rowFact('title_rows_skipped', titles),
    ],
  };
}

async function* chain(
  first: readonly RawRow[],
  rest: AsyncIterator<readonly RawRow[]>,
): AsyncGenerator<readonly RawRow[]> {
  yield first;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

async function* toAsyncIterator(source: RawRows): AsyncGenerator<readonly RawRow[]> {
  yield* source;
}
