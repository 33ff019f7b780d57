/**
 * The rows that arrive from the reader, and how much memory they take here: a small workbook can repeat one long text
 * in every row, which costs the reader one text and its host one for each row.
 */
import { AppError } from '../contract/errors/appError.ts';
import type { TableRow } from '../contract/table.ts';
import type { RowsLine } from './reader/wire.ts';

const bytesOfCharacter = 2;
/** The reference to the text. */
const bytesOfCell = 8;

export class RowStore {
  readonly #path: string;
  readonly #limitMiB: number;
  readonly #rows: TableRow[] = [];
  #bytes = 0;

  constructor(path: string, limitMiB: number) {
    this.#path = path;
    this.#limitMiB = limitMiB;
  }

  get rows(): readonly TableRow[] {
    return this.#rows;
  }

  /** Throws `table.out_of_memory` as soon as the rows together take more than the limit. */
  add({ rowNumbers, cells: rows }: RowsLine): void {
    rows.forEach((cells, i) => {
      for (const cell of cells) this.#bytes += bytesOfCell + bytesOfCharacter * cell.length;
      this.#rows.push({ rowNumber: rowNumbers[i] ?? 0, cells });
    });
    if (this.#bytes > this.#limitMiB * 2 ** 20)
      throw new AppError('table.out_of_memory', { path: this.#path, limitMiB: this.#limitMiB });
  }
}
