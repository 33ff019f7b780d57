/** Lines at the end of files, for a process that goes on when a disk fails for a while. */
import { appendFileSync, closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { systemCode } from '../core/tables/files/systemCode.ts';

export class InputLines {
  readonly #path: string;
  #offset = 0;

  constructor(path: string) {
    this.#path = path;
  }

  /** Whole lines that came since the last time; none where the file cannot be read at this moment. */
  read(): string[] | 'gone' {
    try {
      return this.#readNew();
    } catch (error) {
      const code = systemCode(error);
      if (code === undefined) throw error;
      return code === 'ENOENT' || code === 'ENOTDIR' ? 'gone' : [];
    }
  }

  #readNew(): string[] {
    const file = openSync(this.#path, 'r');
    try {
      const buffer = Buffer.alloc(Math.max(0, fstatSync(file).size - this.#offset));
      const text = buffer.subarray(0, readSync(file, buffer, 0, buffer.length, this.#offset));
      const end = text.lastIndexOf(10) + 1;
      this.#offset += end;
      return text.subarray(0, end).toString('utf8').split('\n').filter(Boolean);
    } finally {
      closeSync(file);
    }
  }
}

export class OutputLines {
  readonly #path: string;
  #unwritten = '';

  constructor(path: string) {
    this.#path = path;
  }

  write(line: string): void {
    this.#unwritten += `${line}\n`;
    this.flush();
  }

  /** False where the disk does not take it now. */
  flush(): boolean {
    if (this.#unwritten === '') return true;
    try {
      appendFileSync(this.#path, this.#unwritten, { mode: 0o600 });
      this.#unwritten = '';
      return true;
    } catch (error) {
      if (systemCode(error) === undefined) throw error;
      // Half of a line may stand there; what follows must not be joined to it. Numbered events may come twice.
      if (!this.#unwritten.startsWith('\n')) this.#unwritten = `\n${this.#unwritten}`;
      return false;
    }
  }
}
