/** Finds where the records of a separated text end, while it streams by in pieces. */

export interface RecordEnd {
  /** Index in the piece at which the record's line end (or the piece) begins: where more fields can be put. */
  readonly at: number;
  /** 1-based, blank records included. */
  readonly number: number;
  /** 0 in a blank record. */
  readonly fields: number;
  /** Every field stands in quotes. */
  readonly isQuoted: boolean;
}

type State = 'fieldStart' | 'plain' | 'quoted' | 'quoteInQuoted';

/**
 * Quotes count at the start of a field only, `""` is a quote in a quoted one, and line ends may be CRLF, LF or CR.
 * Without a separator every line is one record of one field, quotes and all.
 */
export class RecordScanner {
  readonly #separator: string | undefined;
  #state: State = 'fieldStart';
  #number = 1;
  #fields = 0;
  #quotedFields = 0;
  #isAfterReturn = false;

  constructor(separator: string | undefined) {
    this.#separator = separator;
  }

  *scan(piece: string): Generator<RecordEnd> {
    for (let at = 0; at < piece.length; at++) {
      const unit = piece[at] ?? '';
      const isSecondHalf = this.#isAfterReturn && unit === '\n';
      this.#isAfterReturn = false;
      if (isSecondHalf) continue;
      if ((unit === '\n' || unit === '\r') && this.#state !== 'quoted') {
        yield this.#end(at);
        this.#isAfterReturn = unit === '\r';
      } else this.#take(unit);
    }
  }

  /** The record that the text's end closes, if anything stands after the last line end. */
  finish(): RecordEnd | undefined {
    return this.#fields > 0 ? this.#end(0) : undefined;
  }

  #take(unit: string): void {
    if (this.#state === 'quoted') {
      if (unit === '"') this.#state = 'quoteInQuoted';
    } else if (unit === this.#separator) {
      this.#fields = Math.max(this.#fields, 1) + 1;
      this.#state = 'fieldStart';
    } else if (unit === '"' && this.#state === 'quoteInQuoted') {
      this.#state = 'quoted';
    } else if (unit === '"' && this.#state === 'fieldStart' && this.#separator !== undefined) {
      this.#fields = Math.max(this.#fields, 1);
      this.#quotedFields++;
      this.#state = 'quoted';
    } else {
      this.#fields = Math.max(this.#fields, 1);
      this.#state = 'plain';
    }
  }

  #end(at: number): RecordEnd {
    const record = {
      at,
      number: this.#number,
      fields: this.#fields,
      isQuoted: this.#quotedFields > 0 && this.#quotedFields === this.#fields,
    };
    this.#number++;
    this.#state = 'fieldStart';
    this.#fields = 0;
    this.#quotedFields = 0;
    return record;
  }
}
