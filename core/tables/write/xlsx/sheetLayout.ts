/** Where a worksheet's cells end: what must be known before columns are put beside them. */
import { attributeOf, parseTag } from '../xml/xmlTag.ts';
import { xmlTokens } from '../xml/xmlTokens.ts';
import { CellPlace } from './cellPlace.ts';
import { parseRange } from './cellReference.ts';

export interface SheetLayout {
  /** Right-most 0-based column with content or under a merge; −1 in an empty sheet. */
  readonly lastColumn: number;
  /** Raw style index of the right-most filled header cell. */
  readonly headerStyle: string | undefined;
}

/** Walks over the sheet once. Cells that are only formatted do not count as used. Undefined for what is no sheet. */
export async function readSheetLayout(
  pieces: AsyncIterable<Buffer>,
  headerRow: number,
): Promise<SheetLayout | undefined> {
  const place = new CellPlace();
  let isSheet = false;
  let lastColumn = -1;
  let header = { column: -1, style: undefined as string | undefined };
  let style: string | undefined;
  for await (const tokens of xmlTokens(pieces)) {
    for (const token of tokens) {
      const tag = parseTag(token);
      if (!tag) continue;
      place.pass(tag, token);
      isSheet ||= tag.name === 'sheetData';
      if (tag.kind === 'close') continue;
      if (tag.name === 'c') style = attributeOf(token, 's');
      else if (tag.name === 'mergeCell') {
        lastColumn = Math.max(lastColumn, parseRange(attributeOf(token, 'ref') ?? '')?.to.column ?? -1);
      } else if ((tag.name === 'v' || tag.name === 'f' || tag.name === 'is') && place.isInCell) {
        lastColumn = Math.max(lastColumn, place.column);
        if (place.row === headerRow && place.column > header.column) header = { column: place.column, style };
      }
    }
  }
  return isSheet ? { lastColumn, headerStyle: header.style } : undefined;
}
