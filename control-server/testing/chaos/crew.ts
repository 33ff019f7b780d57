/** Light workers as processes: killed and replaced while they work, all of them writing into one diary. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { ServerPlace } from '../../../core/host/askServer.ts';
import type { LightWorkerOptions } from '../../../core/host/testing/workDiary.ts';

/** Programs are strangers: its path is all that is known of it here. */
const source = fileURLToPath(new URL('../../../kernel/worker/testing/lightWorker.ts', import.meta.url));

export interface CrewOptions {
  /** Where the diary and the program lie. */
  readonly folder: string;
  /** Each worker has one of them. */
  readonly places: readonly ServerPlace[];
  readonly workers: number;
  readonly mostJobMs: number;
}

export class Crew {
  readonly #options: CrewOptions;
  readonly #program: string;
  readonly #diary: number;
  readonly #workers = new Set<ChildProcess>();
  #fault: Error | undefined;

  private constructor(options: CrewOptions, program: string) {
    this.#options = options;
    this.#program = program;
    this.#diary = openSync(diaryPath(options.folder), 'a');
  }

  static async start(options: CrewOptions): Promise<Crew> {
    const program = join(options.folder, 'lightWorker.mjs');
    // Bundled, a new one is there in a tenth of a second: hundreds are started.
    await build({
      entryPoints: [source],
      outfile: program,
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20.19',
      logLevel: 'warning',
    });
    const crew = new Crew(options, program);
    for (let i = 0; i < options.workers; i++) crew.#add();
    return crew;
  }

  /** Throws where a worker ended though nobody killed it. */
  check(): void {
    if (this.#fault) throw this.#fault;
  }

  /** Kills one of them, in the midst of whatever it does, and puts another in its place. */
  async killOne(): Promise<void> {
    const workers = [...this.#workers];
    const worker = workers[randomInt(workers.length)];
    if (worker) await this.#kill(worker);
    this.#add();
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#workers].map((worker) => this.#kill(worker)));
    closeSync(this.#diary);
  }

  #add(): void {
    const { places, mostJobMs } = this.#options;
    const place = places[randomInt(places.length)];
    if (!place) throw new Error('a crew needs a server');
    const options: LightWorkerOptions = { ...place, mostJobMs };
    const stdio = ['ignore' as const, this.#diary, 'inherit' as const];
    const worker = spawn(process.execPath, [this.#program, JSON.stringify(options)], { stdio });
    this.#workers.add(worker);
    worker.once('exit', (exitCode) => {
      if (this.#workers.delete(worker))
        this.#fault = new Error(`a worker ended by itself: ${exitCode ?? '-'}`);
    });
  }

  async #kill(worker: ChildProcess): Promise<void> {
    // One that ended by itself is no longer here.
    if (!this.#workers.delete(worker)) return;
    const gone = once(worker, 'exit');
    worker.kill('SIGKILL');
    await gone;
  }
}

export function diaryPath(folder: string): string {
  return join(folder, 'diary.jsonl');
}
