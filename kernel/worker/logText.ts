/** Lines of a technical log on their way, with the place of each piece among all of them. */

/** Lines beyond that wait for nobody: how many were left out stands in their place. */
const mostCharacters = 2 ** 20;
const mostInPiece = 100_000;

export interface LogPiece {
  /** Bytes of UTF-8 before it. */
  readonly place: number;
  readonly text: string;
}

export class LogText {
  #waiting = '';
  #place = 0;
  #leftOut = 0;

  add(line: string): void {
    if (this.#waiting.length + line.length >= mostCharacters) this.#leftOut += 1;
    else this.#waiting += `${line.slice(0, mostInPiece - 1)}\n`;
  }

  /** The next piece, of whole lines; null where there is none. */
  take(): LogPiece | null {
    if (this.#waiting.length < mostInPiece && this.#leftOut > 0) {
      this.#waiting += `${this.#leftOut} lines were left out: the server was away\n`;
      this.#leftOut = 0;
    }
    if (this.#waiting === '') return null;
    const end = this.#waiting.lastIndexOf('\n', mostInPiece - 1) + 1;
    const text = this.#waiting.slice(0, end);
    this.#waiting = this.#waiting.slice(end);
    const place = this.#place;
    this.#place += Buffer.byteLength(text);
    return { place, text };
  }

  /** The next piece begins there. */
  goOnAt(place: number): void {
    this.#place = place;
  }
}
