/** A process that runs a script, to be killed in the middle of it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface StartedScript {
  /** What it printed first; the test goes on when that has come. */
  readonly firstWord: string;
  /** As a power cut ends it; returns when it is gone. */
  readonly kill: () => Promise<void>;
}

export async function startScript(script: string): Promise<StartedScript> {
  const args = ['--import', 'tsx/esm', '--input-type=module', '--eval', script];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [firstWord] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
  return {
    firstWord,
    async kill() {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}
