/** Reads the diary of a crew while it is written. */
import { closeSync, openSync, readSync } from 'node:fs';
import { diaryLineSchema } from '../../../core/host/testing/workDiary.ts';
import type { DiaryLine } from '../../../core/host/testing/workDiary.ts';

export class Diary {
  readonly #path: string;
  readonly #lines: DiaryLine[] = [];
  readonly #done = new Set<string>();
  #rest = '';
  #place = 0;

  constructor(path: string) {
    this.#path = path;
  }

  /** Every line so far. */
  get lines(): readonly DiaryLine[] {
    this.#read();
    return this.#lines;
  }

  /** Jobs of which the end was acknowledged. */
  get done(): number {
    this.#read();
    return this.#done.size;
  }

  #read(): void {
    const file = openSync(this.#path, 'r');
    const piece = Buffer.alloc(2 ** 16);
    try {
      for (;;) {
        const count = readSync(file, piece, 0, piece.length, this.#place);
        if (count === 0) break;
        this.#place += count;
        // It is ASCII: no character is cut.
        this.#rest += piece.toString('latin1', 0, count);
      }
    } finally {
      closeSync(file);
    }
    const lines = this.#rest.split('\n');
    this.#rest = lines.pop() ?? '';
    for (const text of lines) {
      const line = diaryLineSchema.parse(JSON.parse(text));
      this.#lines.push(line);
      if (line.kind === 'completed') this.#done.add(line.jobId);
    }
  }
}
