/** Runs many cases in a process of their own; one that never ends, or takes the process down, is counted and stepped over. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { FuzzMessage } from './fuzzProgram.ts';
import type { CaseOutcome } from './readCase.ts';

export interface FuzzPlan {
  readonly seed: number;
  readonly cases: number;
  readonly folder: string;
  /** A case that takes longer is a hang. */
  readonly limitSeconds: number;
  readonly onEnd: (n: number, outcome: CaseOutcome, milliseconds: number) => void;
  /** The case hung or took its process with it. */
  readonly onLost: (n: number) => void;
}

const program = fileURLToPath(new URL('fuzzProgram.ts', import.meta.url));

export async function runFuzz(plan: FuzzPlan): Promise<void> {
  for (let first = 0; first < plan.cases;) {
    const lost = await runFrom(first, plan);
    if (lost === undefined) return;
    plan.onLost(lost);
    first = lost + 1;
  }
}

/** The case that was lost, or undefined where all ended. */
function runFrom(first: number, plan: FuzzPlan): Promise<number | undefined> {
  const { seed, cases, folder, limitSeconds } = plan;
  const words = [seed, first, cases - first, folder].map(String);
  const child = fork(program, words, { execArgv: ['--import', 'tsx/esm', '--max-old-space-size=1536'] });
  let current = first;
  let isDone = false;
  // Starting the program takes a while of its own.
  let timer = setTimeout(() => child.kill('SIGKILL'), 60_000);
  child.on('message', (message: FuzzMessage) => {
    clearTimeout(timer);
    if (message.kind === 'began') {
      current = message.n;
      timer = setTimeout(() => child.kill('SIGKILL'), limitSeconds * 1000);
    } else {
      isDone = message.n === cases - 1;
      plan.onEnd(message.n, message.outcome, message.milliseconds);
    }
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => {
      clearTimeout(timer);
      resolve(isDone ? undefined : current);
    });
  });
}
