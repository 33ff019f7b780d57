/** A sheet as SheetJS gives it, with types: its own ones say `any` for everything but cells. */
import { utils } from '@e965/xlsx';
import type { CellObject, DenseWorkSheet, Range, WorkBook } from '@e965/xlsx';
import type { Run, SheetVisibility } from './odsVisibility.ts';

export type Cell = CellObject | undefined;

export interface ParsedSheet {
  readonly name: string;
  readonly hidden: boolean;
  /** By 0-based row and column; rows and cells without content are left out. */
  readonly data: readonly (readonly Cell[] | undefined)[];
  readonly merges: readonly Range[];
  /** 0-based positions, as far as there is data. */
  readonly hiddenRows: ReadonlySet<number>;
  /** Hidden by a filter, and in no other set. */
  readonly filteredRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
  /** Cells between the corners that the file names. */
  readonly claimedCells: number;
}

/** `visibility` for formats of which SheetJS does not say what is hidden. Throws where a sheet could not be parsed. */
export function toParsedSheets(book: WorkBook, visibility?: readonly SheetVisibility[]): ParsedSheet[] {
  assertAllParsed(book);
  return book.SheetNames.map((name, index) => {
    const sheet = book.Sheets[name] as Partial<DenseWorkSheet> | undefined;
    const data = sheet?.['!data'] ?? [];
    const known = visibility?.[index];
    return {
      name,
      hidden: known?.hidden ?? (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0,
      data,
      merges: (sheet?.['!merges'] ?? []) as Range[],
      claimedCells: cellsIn((sheet?.['!fullref'] as string | undefined) ?? sheet?.['!ref']),
      ...(known ? knownHidden(known, data.length) : hiddenIn(sheet)),
    };
  });
}

type Hidden = Pick<ParsedSheet, 'hiddenRows' | 'filteredRows' | 'hiddenColumns'>;
type Hideable = readonly ({ readonly hidden?: boolean } | undefined)[] | undefined;

/** SheetJS leaves out what it fails to parse; pages that hold a chart only may be missing. */
function assertAllParsed(book: WorkBook): void {
  const directory = (book as { Directory?: Partial<Record<'charts' | 'dialogs' | 'macros', unknown[]>> })
    .Directory;
  const others = [directory?.charts, directory?.dialogs, directory?.macros];
  const spared = others.reduce((sum, parts) => sum + (parts?.length ?? 0), 0);
  const missing = book.SheetNames.filter((name) => (book.Sheets[name] as unknown) === undefined);
  if (missing.length > spared) throw new Error(`${missing.length} sheets could not be parsed`);
}

function hiddenIn(sheet: Partial<DenseWorkSheet> | undefined): Hidden {
  const length = sheet?.['!data']?.length ?? 0;
  const rows = hiddenPositions(sheet?.['!rows'] as Hideable).filter((row) => row < length);
  const filter = sheet?.['!autofilter'] as { ref?: string } | undefined;
  const range = filter?.ref === undefined ? undefined : utils.decode_range(filter.ref);
  const isFiltered = (row: number) => range !== undefined && row > range.s.r && row <= range.e.r;
  return {
    hiddenRows: new Set(rows.filter((row) => !isFiltered(row))),
    filteredRows: new Set(rows.filter(isFiltered)),
    hiddenColumns: new Set(hiddenPositions(sheet?.['!cols'] as Hideable)),
  };
}

function hiddenPositions(items: Hideable): number[] {
  const positions: number[] = [];
  items?.forEach((item, position) => {
    if (item?.hidden === true) positions.push(position);
  });
  return positions;
}

function knownHidden({ hiddenRows, filteredRows, hiddenColumns }: SheetVisibility, rows: number): Hidden {
  return {
    hiddenRows: positionsOf(hiddenRows, rows),
    filteredRows: positionsOf(filteredRows, rows),
    hiddenColumns: positionsOf(hiddenColumns, mostColumns),
  };
}

/** Beyond these a run of hidden columns says that the empty rest of the sheet is hidden. */
const mostColumns = 1_000;

function positionsOf(runs: readonly Run[], end: number): Set<number> {
  const positions = new Set<number>();
  for (const [start, length] of runs)
    for (let position = start; position < Math.min(start + length, end); position++) positions.add(position);
  return positions;
}

function cellsIn(reference: string | undefined): number {
  if (reference === undefined) return 0;
  const { s: start, e: end } = utils.decode_range(reference);
  return (end.r - start.r + 1) * (end.c - start.c + 1);
}
