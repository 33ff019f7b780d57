/** The row and the cell one is in while a worksheet's tags pass by. */
import { attributeOf } from '../xml/xmlTag.ts';
import type { XmlTag } from '../xml/xmlTag.ts';
import { parseCell } from './cellReference.ts';

/** Row and cell references may be left out in the file, and then count on from the one before. */
export class CellPlace {
  /** 1-based. */
  row = 0;
  /** 0-based. */
  column = -1;
  isInSheetData = false;
  isInCell = false;

  pass(tag: XmlTag, token: string): void {
    const isOpen = tag.kind === 'open';
    if (tag.name === 'sheetData') this.isInSheetData = isOpen;
    if (tag.name === 'c') this.isInCell = isOpen && this.isInSheetData;
    if (tag.kind === 'close' || !this.isInSheetData) return;
    if (tag.name === 'row') {
      const row = Number(attributeOf(token, 'r'));
      this.row = Number.isInteger(row) && row > 0 ? row : this.row + 1;
      this.column = -1;
    } else if (tag.name === 'c') {
      this.column = parseCell(attributeOf(token, 'r') ?? '')?.column ?? this.column + 1;
    }
  }
}
