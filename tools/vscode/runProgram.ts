/** Runs a program to its end. What it says is kept, and told by whoever finds it worth telling. */
import { spawn } from 'node:child_process';

export interface ProgramResult {
  /** 0 after success; null where it was not found, or was ended by a signal or the time limit. */
  readonly status: number | null;
  /** Both streams, in the order of arrival. */
  readonly output: string;
}

export interface ProgramOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly timeLimitMs: number;
}

/** The first word names the program. */
export function runProgram(
  [program = '', ...args]: readonly string[],
  options: ProgramOptions,
): Promise<ProgramResult> {
  const { cwd, env, timeLimitMs } = options;
  const stdio: ['ignore', 'pipe', 'pipe'] = ['ignore', 'pipe', 'pipe'];
  const child = spawn(program, args, { cwd, env, timeout: timeLimitMs, stdio });
  let output = '';
  const keep = (chunk: Buffer) => {
    output += chunk.toString('utf8');
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return new Promise((resolve) => {
    child.on('error', (error) => {
      resolve({ status: null, output: `${output}${error.message}` });
    });
    child.on('close', (status) => {
      resolve({ status, output });
    });
  });
}

/** The last line that says something. */
export function lastLine(output: string): string {
  return output.trimEnd().split('\n').at(-1)?.trim() ?? '';
}
