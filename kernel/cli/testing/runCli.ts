/** Calls the command line as a process would, with a door that keeps what is written and a kernel that plays a script. */
import { fakeKernelEnvironment, fakeKernelProgram } from '../../../core/host/testing/fakeKernel.ts';
import type { FakeScript } from '../../../core/host/testing/fakeKernel.ts';
import { withTemporaryFolder } from '../../../tools/testing/temporaryFolder.ts';
import { runCommandLine } from '../commandLine.ts';

export interface CliTest {
  readonly words: readonly string[];
  /** Left out: no kernel is needed. */
  readonly script?: FakeScript;
  readonly environment?: Readonly<Record<string, string>>;
  readonly isTerminal?: boolean;
  readonly columns?: number;
  /** Milliseconds the clock moves each time it is read. */
  readonly clockStepMs?: number;
  /** Ctrl+C is pressed when this text appears in what is written, once for each time it is listed. */
  readonly interruptOn?: readonly string[];
  /** What is typed where it is not shown; left out: Ctrl+C. */
  readonly secret?: string;
  /** Left out: a fresh one. */
  readonly workFolder?: string;
}

export interface CliOutcome {
  readonly exitCode: number;
  readonly output: string;
  readonly notes: string;
  readonly workFolder: string;
}

export function runCli(test: CliTest): Promise<CliOutcome> {
  return withTemporaryFolder(async (folder) => {
    const written = { output: '', notes: '' };
    const listeners = new Set<() => void>();
    const awaited = [...(test.interruptOn ?? [])];
    const screen = (name: 'output' | 'notes') => ({
      write: (text: string) => {
        written[name] += text;
        if (awaited[0] === undefined || !text.includes(awaited[0])) return;
        awaited.shift();
        for (const listener of listeners) listener();
      },
      isTerminal: test.isTerminal ?? false,
      columns: () => test.columns ?? 100,
    });
    let clock = new Date(2026, 0, 24, 10).getTime();
    const workFolder = test.workFolder ?? folder;
    const exitCode = await runCommandLine({
      words: test.words,
      environment: {
        PATH: process.env['PATH'],
        BERT_TRAINING_HOME: folder,
        ...(test.script && fakeKernelEnvironment(folder, test.script)),
        ...test.environment,
      },
      workFolder,
      homeFolder: folder,
      ...(test.script && { kernelProgram: fakeKernelProgram }),
      output: screen('output'),
      notes: screen('notes'),
      onInterrupt: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      onTerminate: () => () => undefined,
      readSecret: () => Promise.resolve(test.secret ?? null),
      now: () => new Date((clock += test.clockStepMs ?? 0)),
    });
    return { exitCode, ...written, workFolder };
  });
}
