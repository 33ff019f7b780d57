/** The kernel's end of a mailbox: files instead of standard input and output. */
import { appendFileSync, closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { mailboxPaths } from '../core/host/mailbox.ts';
import { openFirstLog } from '../core/host/technicalLog.ts';
import type { KernelEvent } from '../core/contract/runEvent.ts';

const everyMs = 250;

export interface KernelMailbox {
  /** Where signs of life are given. */
  readonly alive: string;
  readonly send: (event: KernelEvent) => void;
  readonly log: (line: string) => void;
  /** Hands over the lines that are there, and from then on those that come. */
  readonly listen: (accept: (line: string) => void) => void;
}

export function openMailbox(folder: string): KernelMailbox {
  const { input, output, alive, log: logPath } = mailboxPaths(folder);
  const log = openFirstLog([logPath]);
  return {
    alive,
    send: (event) => {
      appendFileSync(output, `${JSON.stringify(event)}\n`, { mode: 0o600 });
    },
    log: (line) => {
      log.write(`${new Date().toISOString()} ${line}`);
    },
    listen: (accept) => {
      const lines = new InputLines(input);
      const take = () => {
        for (const line of lines.read()) accept(line);
      };
      take();
      // Between two steps the work lets timers have their turn.
      setInterval(take, everyMs).unref();
    },
  };
}

class InputLines {
  readonly #path: string;
  #offset = 0;

  constructor(path: string) {
    this.#path = path;
  }

  /** Whole lines that came since the last time. */
  read(): string[] {
    const file = openSync(this.#path, 'r');
    try {
      const buffer = Buffer.alloc(fstatSync(file).size - this.#offset);
      const text = buffer.subarray(0, readSync(file, buffer, 0, buffer.length, this.#offset));
      const end = text.lastIndexOf(10) + 1;
      this.#offset += end;
      return text.subarray(0, end).toString('utf8').split('\n').filter(Boolean);
    } finally {
      closeSync(file);
    }
  }
}
