/** The host's side of a control server: starts it as a child process that ends with its host, and hears what it says. */
import { spawn } from 'node:child_process';
import { execPath, platform } from 'node:process';
import { createInterface } from 'node:readline';
import { AppError } from '../contract/errors/appError.ts';
import { fromWire } from '../contract/errors/wireError.ts';
import { serverNoticeSchema } from '../contract/jobProtocol.ts';
import { parseJson } from '../contract/parseJson.ts';
import { programPath } from '../tables/programPath.ts';

export interface ServerProcessOptions {
  /** The whole environment. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute path of the settings file. */
  readonly config?: string;
  /** One line of the server's log. */
  readonly onLog: (line: string) => void;
}

export interface ServerProcess {
  readonly processId: number | undefined;
  readonly address: string;
  /** The file that holds the token. */
  readonly tokenFile: string;
  /** Resolves with the exit code when the process has ended; null where the system ended it. */
  readonly ended: Promise<number | null>;
  /** Lets it answer what it was asked, and end. */
  stop(): Promise<void>;
}

/** Every reason why the server did not start, best told together. */
export class ServerRefused extends Error {
  readonly errors: readonly AppError[];

  constructor(errors: readonly AppError[]) {
    super(errors.map(({ message }) => message).join('\n'));
    this.errors = errors;
  }
}

/** Resolves once the server listens. Throws ServerRefused, or `server.stopped`. */
export async function startServerProcess({
  env,
  config,
  onLog,
}: ServerProcessOptions): Promise<ServerProcess> {
  const words = ['--with-host', ...(config === undefined ? [] : ['--config', config])];
  const child = spawn(execPath, [programPath('controlServer'), ...words], {
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
    // Ctrl+C in the terminal reaches the host only, and the host decides.
    detached: platform !== 'win32',
    env: { ...env },
  });
  createInterface({ input: child.stderr }).on('line', onLog);
  child.stdin.on('error', (error) => {
    onLog(`server input closed: ${error.message}`);
  });
  const ended = new Promise<number | null>((resolve) => {
    child.once('error', (error) => {
      onLog(`server did not start: ${error.message}`);
      resolve(null);
    });
    child.once('close', resolve);
  });
  const { address, tokenFile } = await new Promise<{ address: string; tokenFile: string }>(
    (resolve, reject) => {
      createInterface({ input: child.stdout }).on('line', (line) => {
        const { success, data } = serverNoticeSchema.safeParse(parseJson(line));
        if (!success) onLog(`server sent a line that is no notice: ${line.slice(0, 200)}`);
        else if (data.kind === 'listening') resolve(data);
        else if (data.kind === 'refused') reject(new ServerRefused(data.errors.map(fromWire)));
      });
      void ended.then((exitCode) => {
        reject(new AppError('server.stopped', { exitCode }));
      });
    },
  );
  return {
    processId: child.pid,
    address,
    tokenFile,
    ended,
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
