/** Takes rows off the front of a table until it is known where the names stand. */
import { AppError } from '../../contract/errors/appError.ts';
import type { TableFact } from '../../contract/table.ts';
import { findHeader } from './findHeader.ts';
import type { RawRow, RawRows } from './rawRow.ts';
import { addRow, emptyRowList, rowFact } from './rowList.ts';

export interface ChosenHeader {
  /** Row of the file, 0 where there is none. */
  readonly rowNumber: number;
  readonly names: readonly string[];
  readonly facts: TableFact[];
}

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
  const { index, confidence } = findHeader(seen.slice(0, sampleRows).map(({ cells }) => cells));
  const row = seen[index];
  if (!row)
    return { index: -1, header: { rowNumber: 0, names: [], facts: [{ code: 'no_header', confidence }] } };
  const fact: TableFact = { code: 'header_found', rows: [row.rowNumber], confidence };
  return { index, header: headerAt(seen, index, [fact]) };
}

function given(seen: readonly RawRow[], wanted: number): { index: number; header: ChosenHeader } {
  if (wanted === 0) return { index: -1, header: { rowNumber: 0, names: [], facts: [] } };
  const index = seen.findIndex(
    ({ rowNumber, cells }) => rowNumber === wanted && cells.some((cell) => cell !== ''),
  );
  if (index < 0) throw new AppError('table.header_missing', { row: wanted });
  return { index, header: headerAt(seen, index, []) };
}

function headerAt(seen: readonly RawRow[], index: number, facts: TableFact[]): ChosenHeader {
  const titles = emptyRowList();
  for (const { rowNumber, cells } of seen.slice(0, index)) {
    if (cells.some((cell) => cell !== '')) addRow(titles, rowNumber);
  }
  const { rowNumber = 0, cells: names = [] } = seen[index] ?? {};
  return { rowNumber, names, facts: [...facts, ...rowFact('title_rows_skipped', titles)] };
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
