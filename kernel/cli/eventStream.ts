/** The events of one command on standard output (`--json`): the kernel's as they come, and a last word in every case. */
import type { KernelEvent, RunEvent } from '../../core/contract/runEvent.ts';
import type { CliDoor } from './door.ts';

type LastWord = Extract<RunEvent, { kind: 'answered' | 'failed' }>;

export interface EventStream {
  /** An event of the kernel. */
  pass(event: KernelEvent): void;
  /** The command's own last word; silent where the kernel has had it. */
  end(event: LastWord): void;
}

export const silentStream: EventStream = { pass: () => undefined, end: () => undefined };

export class JsonStream implements EventStream {
  readonly #door: CliDoor;
  #next = { seq: 0, requestId: '' };
  #hasEnded = false;

  constructor(door: CliDoor) {
    this.#door = door;
  }

  pass(event: KernelEvent): void {
    const { kind } = event.event;
    this.#hasEnded = kind === 'answered' || kind === 'failed';
    this.#next = { seq: event.seq + 1, requestId: event.requestId };
    this.#door.output.write(`${JSON.stringify(event)}\n`);
  }

  end(event: LastWord): void {
    if (this.#hasEnded) return;
    this.pass({ ...this.#next, at: this.#door.now().getTime(), event });
  }
}
