/** The kernel's end of a mailbox: files instead of standard input and output. */
import { setTimeout as pause } from 'node:timers/promises';
import { mailboxPaths } from '../core/host/mailbox.ts';
import { openFirstLog } from '../core/host/technicalLog.ts';
import type { KernelEvent } from '../core/contract/runEvent.ts';
import { InputLines, OutputLines } from './mailboxLines.ts';

const everyMs = 250;
/** A disk that is full when the work ends may have room a little later; the run folder has the result anyway. */
const lastWordMs = 60_000;

export interface MailboxHearing {
  readonly accept: (line: string) => void;
  /** The mailbox was taken away. */
  readonly onGone: () => void;
}

export interface KernelMailbox {
  /** Where signs of life are given. */
  readonly alive: string;
  /** What the disk does not take now is written later: a training of hours does not end for an event. */
  readonly send: (event: KernelEvent) => void;
  readonly log: (line: string) => void;
  /** Hands over the lines that are there, and from then on those that come. */
  readonly listen: (hearing: MailboxHearing) => void;
  /** Resolves when everything was told, or cannot be. */
  readonly close: () => Promise<void>;
}

export function openMailbox(folder: string): KernelMailbox {
  const { input, output, alive, log: logPath } = mailboxPaths(folder);
  const log = openFirstLog([logPath]);
  const told = new OutputLines(output);
  return {
    alive,
    send: (event) => {
      told.write(JSON.stringify(event));
    },
    log: (line) => {
      log.write(`${new Date().toISOString()} ${line}`);
    },
    listen: ({ accept, onGone }) => {
      const lines = new InputLines(input);
      const take = () => {
        told.flush();
        const read = lines.read();
        if (read === 'gone') onGone();
        else for (const line of read) accept(line);
      };
      take();
      // Between two steps the work lets timers have their turn.
      setInterval(take, everyMs).unref();
    },
    close: async () => {
      for (let waitedMs = 0; !told.flush() && waitedMs < lastWordMs; waitedMs += everyMs) {
        if (new InputLines(input).read() === 'gone') return;
        await pause(everyMs);
      }
    },
  };
}
