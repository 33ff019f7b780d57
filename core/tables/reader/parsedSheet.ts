/** A sheet as SheetJS gives it, with types: its own ones say `any` for everything but cells. */
import type { CellObject, DenseWorkSheet, Range, WorkBook } from '@e965/xlsx';

export type Cell = CellObject | undefined;

export interface ParsedSheet {
  readonly name: string;
  readonly hidden: boolean;
  /** By 0-based row and column; rows and cells without content are left out. */
  readonly data: readonly (readonly Cell[] | undefined)[];
  readonly merges: readonly Range[];
  /** 0-based positions. */
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
}

export function toParsedSheets(book: WorkBook): ParsedSheet[] {
  return book.SheetNames.map((name, index) => {
    const sheet = book.Sheets[name] as Partial<DenseWorkSheet> | undefined;
    return {
      name,
      hidden: (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0,
      data: sheet?.['!data'] ?? [],
      merges: (sheet?.['!merges'] ?? []) as Range[],
      hiddenRows: hiddenPositions(sheet?.['!rows'] as Hideable),
      hiddenColumns: hiddenPositions(sheet?.['!cols'] as Hideable),
    };
  });
}

type Hideable = readonly ({ readonly hidden?: boolean } | undefined)[] | undefined;

function hiddenPositions(items: Hideable): Set<number> {
  const positions = new Set<number>();
  items?.forEach((item, position) => {
    if (item?.hidden === true) positions.add(position);
  });
  return positions;
}
