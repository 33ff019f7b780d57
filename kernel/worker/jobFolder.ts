/** Where a job lies on a worker's computer: one folder for each attempt that had to begin anew, and the last word of the kernel. */
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { kernelAnswerSchema } from '../../core/contract/kernelAnswer.ts';
import type { KernelAnswer } from '../../core/contract/kernelAnswer.ts';
import { parseJson } from '../../core/contract/parseJson.ts';
import { writeFailure } from '../../core/tables/files/fileFailure.ts';
import { systemCode } from '../../core/tables/files/systemCode.ts';

export type TrainedAnswer = Extract<KernelAnswer, { kind: 'trained' }>;

export class JobFolder {
  readonly path: string;
  readonly #answer: string;

  /** Throws where the id could lead out of the folder: a server gives none like that. */
  constructor(workerFolder: string, jobId: string) {
    if (!/^[\w-]{1,100}$/u.test(jobId)) throw new Error(`no folder for a job called ${jobId}`);
    this.path = join(workerFolder, 'jobs', jobId);
    this.#answer = join(this.path, 'answer.json');
  }

  /** Throws `disk.full` or `folder.not_writable`. */
  async make(): Promise<void> {
    await mkdir(this.path, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
      throw writeFailure(error, this.path);
    });
  }

  /** The folder of a run that begins anew under this lease: no other attempt has it. */
  newRun(token: number): string {
    return join(this.path, `run-${token}`);
  }

  /** A file in it that is no run's. */
  file(name: string): string {
    return join(this.path, name);
  }

  /** The run of the last attempt that got as far as a record. */
  async lastRun(): Promise<string | undefined> {
    const token = await this.lastRunToken();
    return token === undefined ? undefined : this.newRun(token);
  }

  /** Of the lease under which that run began here. */
  async lastRunToken(): Promise<number | undefined> {
    const tokens = (await readdir(this.path)).flatMap((name) => {
      const token = /^run-(\d+)$/u.exec(name)?.[1];
      return token !== undefined && existsSync(join(this.path, name, 'run.json')) ? [Number(token)] : [];
    });
    return tokens.length > 0 ? Math.max(...tokens) : undefined;
  }

  /** Kept before the server is told, so that a worker that is killed in between does no work twice. */
  async keepAnswer(answer: KernelAnswer): Promise<void> {
    try {
      await writeFile(`${this.#answer}.draft`, JSON.stringify(answer), { mode: 0o600 });
      await rename(`${this.#answer}.draft`, this.#answer);
    } catch (error) {
      throw writeFailure(error, this.#answer);
    }
  }

  /** Undefined where there is none, or none that is whole. */
  async keptAnswer(): Promise<TrainedAnswer | undefined> {
    const text = await readFile(this.#answer, 'utf8').catch((error: unknown) => {
      if (systemCode(error) === 'ENOENT') return '';
      throw error;
    });
    const { success, data } = kernelAnswerSchema.safeParse(parseJson(text));
    // Its model may have been taken away since.
    return success && data.kind === 'trained' && existsSync(data.modelFolder) ? data : undefined;
  }

  async remove(): Promise<void> {
    await rm(this.path, { recursive: true, force: true });
  }
}
