/** The built server as a process that comes back, at the same address, after every kill. */
import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { kill } from 'node:process';
import type { ServerPlace } from '../../../core/host/askServer.ts';
import { ServerRefused, startServerProcess } from '../../../core/host/serverProcess.ts';
import type { ServerProcess, ServerProcessOptions } from '../../../core/host/serverProcess.ts';

/** Below those that systems give to outgoing connections: a client must not take the port of a server that is away. */
const ports = [20_000, 30_000] as const;
const mostTries = 20;

export class Phoenix {
  readonly #options: ServerProcessOptions;
  #port: number | undefined;
  #now: ServerProcess | undefined;
  #place: ServerPlace | undefined;

  constructor(options: ServerProcessOptions) {
    this.#options = options;
  }

  /** Known once it has been started. */
  get place(): ServerPlace {
    if (!this.#place) throw new Error('a server that was never started is asked for');
    return this.#place;
  }

  /** Undefined while it is away. */
  get processId(): number | undefined {
    return this.#now?.processId;
  }

  async start(): Promise<void> {
    for (let tries = 1; ; tries++) {
      const port = this.#port ?? randomInt(...ports);
      try {
        const env = { ...this.#options.env, BERT_TRAINING_SERVER_PORT: String(port) };
        this.#now = await startServerProcess({ ...this.#options, env });
        this.#port = port;
        break;
      } catch (error) {
        if (!isTaken(error) || this.#port !== undefined || tries === mostTries) throw error;
      }
    }
    const { address, tokenFile } = this.#now;
    this.#place = { address, token: readFileSync(tokenFile, 'utf8') };
  }

  /** The signal is sent before this returns; it resolves when the process is gone. */
  async kill(): Promise<void> {
    const { processId, ended } = this.#now ?? {};
    if (processId === undefined) throw new Error('a server that is away cannot be killed');
    this.#now = undefined;
    kill(processId, 'SIGKILL');
    await ended;
  }

  async stop(): Promise<void> {
    await this.#now?.stop();
    this.#now = undefined;
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof ServerRefused && error.errors.some(({ code }) => code === 'server.port_taken');
}
