/** The server's program, called to put a backup into a data folder; it ends when it has. */
import { spawn } from 'node:child_process';
import { execPath } from 'node:process';
import { createInterface } from 'node:readline';
import { AppError } from '../contract/errors/appError.ts';
import { fromWire } from '../contract/errors/wireError.ts';
import { serverNoticeSchema } from '../contract/jobProtocol.ts';
import type { ServerNotice } from '../contract/jobProtocol.ts';
import { parseJson } from '../contract/parseJson.ts';
import { programPath } from '../tables/programPath.ts';

export interface RestoreCall {
  /** Absolute paths. */
  readonly backup: string;
  readonly dataFolder: string;
  /** The whole environment. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly onLog: (line: string) => void;
}

type Restored = Extract<ServerNotice, { kind: 'restored' }>;

/** Throws why it was not restored, or `server.stopped`. */
export async function restoreHere({ backup, dataFolder, env, onLog }: RestoreCall): Promise<Restored> {
  const words = [programPath('controlServer'), 'restore', backup, '--data', dataFolder];
  const child = spawn(execPath, words, {
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
    env: { ...env },
  });
  createInterface({ input: child.stderr }).on('line', onLog);
  const ended = new Promise<number | null>((resolve) => {
    child.once('error', (error) => {
      onLog(`server did not start: ${error.message}`);
      resolve(null);
    });
    child.once('close', resolve);
  });
  const notices: ServerNotice[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    const { success, data } = serverNoticeSchema.safeParse(parseJson(line));
    if (success) notices.push(data);
    else onLog(`server sent a line that is no notice: ${line.slice(0, 200)}`);
  });
  const exitCode = await ended;
  for (const notice of notices) {
    if (notice.kind === 'restored') return notice;
    const [refusal] = notice.kind === 'refused' ? notice.errors : [];
    if (refusal) throw fromWire(refusal);
  }
  throw new AppError('server.stopped', { exitCode });
}
