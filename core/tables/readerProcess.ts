/** One reader process from start to end: its bounds of time and memory, its lines, and the certainty that it is gone. */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { AppError, isAppError } from '../contract/errors/appError.ts';
import { programPath } from './programPath.ts';
import { outOfMemoryExitCode } from './reader/exitCodes.ts';
import { readerLineSchema } from './reader/wire.ts';
import type { ReaderLine, ReaderRequest } from './reader/wire.ts';
import { splitLines } from './splitLines.ts';

export interface ReaderRun {
  /** The path as failures show it. */
  readonly shownPath: string;
  readonly signal?: AbortSignal;
  /** Called in order for every line; what it throws ends the process and is thrown on. */
  readonly onLine: (line: ReaderLine) => void;
}

/** Share of the memory bound that the JavaScript heap may take; the rest is for buffers and the program itself. */
const heapShare = 0.75;
/** Characters of the reader's log kept as the cause of an unexpected failure. */
const keptLogLength = 8_192;

/** Resolves when the reader said everything and has ended; rejects only after it has ended, too. */
export async function runReader(request: ReaderRequest, run: ReaderRun): Promise<void> {
  const { shownPath: path, signal, onLine } = run;
  const { timeoutSeconds: limitSeconds, maxMemoryMiB } = request.limits.reading;
  const child = startReader(maxMemoryMiB);
  let stopped: { readonly reason: unknown } | undefined;
  const stop = (reason: unknown) => {
    stopped ??= { reason };
    child.kill('SIGKILL');
  };
  const onAbort = () => {
    stop(signal?.reason);
  };
  signal?.addEventListener('abort', onAbort, { once: true });
  const timer = setTimeout(() => {
    stop(new AppError('table.too_slow', { path, limitSeconds }));
  }, limitSeconds * 1000);
  try {
    const ended = whenEnded(child);
    const log = keepEnd(child.stderr);
    child.send(request, (error) => {
      if (error) stop(error);
    });
    await passLines(child.stdout, onLine).catch(stop);
    const end = await ended;
    if (stopped) throw withLog(stopped.reason, log());
    if (ranOutOfMemory(end)) throw new AppError('table.out_of_memory', { path, limitMiB: maxMemoryMiB });
    if (end.code !== 0) throw unexpected(`reader ended with ${end.signal ?? String(end.code)}\n${log()}`);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}

type Reader = ChildProcess & { readonly stdout: Readable; readonly stderr: Readable };

function startReader(maxMemoryMiB: number): Reader {
  const heapMiB = Math.floor(maxMemoryMiB * heapShare);
  return fork(programPath('tableReader'), [String(heapMiB), String(maxMemoryMiB)], {
    execArgv: [`--max-old-space-size=${heapMiB}`],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  }) as Reader;
}

interface ProcessEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

function whenEnded(child: ChildProcess): Promise<ProcessEnd> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      resolve({ code, signal });
    });
  });
}

/**
 * The reader watches itself and says so by its exit code. Where it could not: V8 aborts a process whose heap is full
 * (SIGABRT, 134 on Windows), and Linux kills one for which the machine has no memory left.
 */
function ranOutOfMemory({ code, signal }: ProcessEnd): boolean {
  return code === outOfMemoryExitCode || code === 134 || signal === 'SIGABRT' || signal === 'SIGKILL';
}

async function passLines(stdout: Readable, onLine: (line: ReaderLine) => void): Promise<void> {
  for await (const line of splitLines(stdout)) onLine(readerLineSchema.parse(JSON.parse(line)));
}

/** Reads a log to its end and keeps the last part of it. */
function keepEnd(stream: Readable): () => string {
  let kept = '';
  stream.setEncoding('utf8').on('data', (text: string) => {
    kept = (kept + text).slice(-keptLogLength);
  });
  return () => kept;
}

/** A failure that the reader did not expect is explained by its log only. */
function withLog(reason: unknown, log: string): unknown {
  if (!isAppError(reason, 'internal.unexpected')) return reason;
  return new AppError(reason.code, reason.params, { cause: new Error(log) });
}

function unexpected(log: string): AppError {
  return new AppError('internal.unexpected', { incident: randomUUID() }, { cause: new Error(log) });
}
