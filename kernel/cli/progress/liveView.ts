/** Progress on a terminal (product design 6.3): a block that is redrawn in place, under the lines that stay. */
import type { KernelEvent } from '../../../core/contract/runEvent.ts';
import { noProgress } from '../../../core/training/runProgress.ts';
import type { RunProgress } from '../../../core/training/runProgress.ts';
import { fold } from '../screen/layout.ts';
import { screenLine } from '../screen/printable.ts';
import { styleOf } from '../screen/style.ts';
import type { CliSession } from '../session.ts';
import { milestonesOf } from './milestonesOf.ts';
import { progressBlock } from './progressBlock.ts';
import type { ProgressView } from './progressView.ts';

/** More often only makes the terminal flicker. */
const redrawEveryMs = 100;

export class LiveView implements ProgressView {
  readonly #session: CliSession;
  #progress: RunProgress = noProgress;
  #drawnLines = 0;
  #drawnAt = Number.NEGATIVE_INFINITY;
  /** Of the last event, on our clock: the kernel's may differ. */
  #signAt: number;

  constructor(session: CliSession) {
    this.#session = session;
    this.#signAt = session.door.now().getTime();
  }

  update(progress: RunProgress, { event }: KernelEvent): void {
    this.#progress = progress;
    this.#signAt = this.#now();
    const lines = milestonesOf(event, progress, this.#session);
    for (const line of lines) this.note(line);
    if (lines.length === 0 && this.#now() - this.#drawnAt >= redrawEveryMs) this.#draw();
  }

  tick(): void {
    this.#draw();
  }

  note(line: string): void {
    this.#erase();
    const { notes } = this.#session.door;
    for (const part of fold(line, notes.columns() - 1, 2)) notes.write(`${screenLine(part)}\n`);
    this.#draw();
  }

  close(): void {
    this.#erase();
  }

  #now(): number {
    return this.#session.door.now().getTime();
  }

  #draw(): void {
    const { door, texts, language } = this.#session;
    const { notes } = door;
    const lines = progressBlock(this.#progress, {
      texts,
      language,
      style: styleOf(notes, door.environment),
      // The last column stays free: some terminals break the line when it is written.
      width: notes.columns() - 1,
      secondsSinceSign: (this.#now() - this.#signAt) / 1000,
    });
    this.#erase();
    notes.write(lines.map((line) => `${screenLine(line)}\n`).join(''));
    this.#drawnLines = lines.length;
    this.#drawnAt = this.#now();
  }

  /** Up to the block's first line, and everything below it cleared. */
  #erase(): void {
    if (this.#drawnLines > 0) this.#session.door.notes.write(`\x1b[${this.#drawnLines}A\r\x1b[0J`);
    this.#drawnLines = 0;
  }
}
