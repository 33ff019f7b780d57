/**
 * The host's side of the conversation with a kernel: starts it as a child process, sends requests and controls as JSON
 * lines, and hands every event of a request to whoever asked. Command line, server and workbench all use this.
 */
import { randomUUID } from 'node:crypto';
import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { execPath, platform } from 'node:process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import * as z from 'zod';
import { AppError } from '../contract/errors/appError.ts';
import { fromWire } from '../contract/errors/wireError.ts';
import type { KernelAnswer } from '../contract/kernelAnswer.ts';
import type { KernelControl, KernelLine, KernelRequest } from '../contract/kernelRequest.ts';
import { kernelEventSchema } from '../contract/runEvent.ts';
import type { KernelEvent } from '../contract/runEvent.ts';
import { programPath } from '../tables/programPath.ts';
import { parseJson } from '../contract/parseJson.ts';

export interface KernelOptions {
  /** Options of Node itself, such as `--max-old-space-size=4096`. */
  readonly execArgv?: readonly string[];
  /** The child's whole environment; left out: the host's own. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** One line of the kernel's technical log. */
  readonly onLog?: (line: string) => void;
  /** Path of the kernel program; left out: the built one. */
  readonly program?: string;
}

export interface RequestOptions {
  readonly onEvent?: (event: KernelEvent) => void;
  /** Aborting asks the kernel to stop with what it has; the answer or failure still comes. */
  readonly signal?: AbortSignal;
  /** Left out: a random one. */
  readonly requestId?: string;
}

export interface KernelClient {
  readonly processId: number | undefined;
  /** Fails with the kernel's AppError, or with `kernel.stopped` when its process ended before answering. */
  request(request: KernelRequest, options?: RequestOptions): Promise<KernelAnswer>;
  control(requestId: string, control: KernelControl): void;
  /** Lets the kernel end by itself, and ends it when it does not within a few seconds. */
  close(): Promise<void>;
  /** Ends the process at once; requests under way fail with `kernel.stopped`. */
  kill(): Promise<void>;
}

const addressed = z.object({ requestId: z.string() });
const closeGraceMs = 3000;

export function startKernel(options: KernelOptions = {}): KernelClient {
  return new ChildKernel(options);
}

interface Waiting {
  readonly request: KernelRequest;
  readonly onEvent: ((event: KernelEvent) => void) | undefined;
  readonly resolve: (answer: KernelAnswer) => void;
  readonly reject: (error: AppError) => void;
}

class ChildKernel implements KernelClient {
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #waiting = new Map<string, Waiting>();
  readonly #ended: Promise<void>;
  readonly #log: (line: string) => void;
  #exit: { code: number | null } | undefined;

  constructor({ execArgv = [], env, onLog, program = programPath('kernel') }: KernelOptions) {
    this.#log = onLog ?? (() => undefined);
    this.#child = spawn(execPath, [...execArgv, program], {
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
      // A process group of its own: Ctrl+C in the terminal reaches the host only, and the host decides.
      detached: platform !== 'win32',
      ...(env && { env: { ...env } }),
    });
    createInterface({ input: this.#child.stdout }).on('line', (line) => {
      this.#receive(line);
    });
    createInterface({ input: this.#child.stderr }).on('line', this.#log);
    // Writing to a kernel that has just died fails here; `close` below tells those who wait.
    this.#child.stdin.on('error', (error) => {
      this.#log(`kernel input closed: ${error.message}`);
    });
    this.#ended = new Promise((resolve) => {
      this.#child.on('error', (error) => {
        this.#log(`kernel did not start: ${error.message}`);
        this.#end(null);
        resolve();
      });
      // Not `exit`: `close` comes after the last line of output.
      this.#child.on('close', (code) => {
        this.#end(code);
        resolve();
      });
    });
  }

  get processId(): number | undefined {
    return this.#child.pid;
  }

  async request(request: KernelRequest, options: RequestOptions = {}): Promise<KernelAnswer> {
    const { onEvent, signal, requestId = randomUUID() } = options;
    if (this.#exit) throw stoppedKernel(this.#exit.code, request);
    const stop = () => {
      this.control(requestId, 'stop');
    };
    try {
      return await new Promise<KernelAnswer>((resolve, reject) => {
        this.#waiting.set(requestId, { request, onEvent, resolve, reject });
        this.#send({ type: 'request', requestId, request });
        if (signal?.aborted) stop();
        signal?.addEventListener('abort', stop, { once: true });
      });
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  }

  control(requestId: string, control: KernelControl): void {
    if (!this.#exit) this.#send({ type: 'control', requestId, control });
  }

  async close(): Promise<void> {
    this.#child.stdin.end();
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), closeGraceMs);
    await this.#ended;
    clearTimeout(timer);
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#ended;
  }

  #send(line: KernelLine): void {
    this.#child.stdin.write(`${JSON.stringify(line)}\n`);
  }

  #receive(line: string): void {
    const sent = parseJson(line);
    const parsed = kernelEventSchema.safeParse(sent);
    if (!parsed.success) {
      this.#refuse(line, { sent, issues: parsed.error.issues });
      return;
    }
    const { requestId, event } = parsed.data;
    const waiting = this.#waiting.get(requestId);
    waiting?.onEvent?.(parsed.data);
    if (event.kind !== 'answered' && event.kind !== 'failed') return;
    this.#waiting.delete(requestId);
    if (event.kind === 'answered') waiting?.resolve(event.answer);
    else waiting?.reject(fromWire(event.error));
  }

  /** Something a library printed is noise; an event of a request that does not parse would leave its request waiting. */
  #refuse(line: string, { sent, issues }: { sent: unknown; issues: readonly z.core.$ZodIssue[] }): void {
    const { success, data } = addressed.safeParse(sent);
    const waiting = success ? this.#waiting.get(data.requestId) : undefined;
    const incident = randomUUID();
    this.#log(
      `incident ${incident}: kernel sent a line that is no event: ${line.slice(0, 200)} ${JSON.stringify(issues)}`,
    );
    if (!success || !waiting) return;
    this.#waiting.delete(data.requestId);
    waiting.reject(new AppError('internal.unexpected', { incident }));
  }

  #end(code: number | null): void {
    this.#exit ??= { code };
    for (const { request, reject } of this.#waiting.values()) reject(stoppedKernel(code, request));
    this.#waiting.clear();
  }
}

/** A run is gone on with; anything else is asked again. */
function stoppedKernel(exitCode: number | null, request: KernelRequest): AppError {
  const isRun = request.kind === 'train' || request.kind === 'resume';
  return new AppError('kernel.stopped', { exitCode, runFolder: isRun ? request.runFolder : null });
}
