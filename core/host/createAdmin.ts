/** Makes the first administrator of a server of this computer, by the server's own program. */
import { spawn } from 'node:child_process';
import { execPath } from 'node:process';
import { createInterface } from 'node:readline';
import { AppError } from '../contract/errors/appError.ts';
import { fromWire } from '../contract/errors/wireError.ts';
import { serverNoticeSchema } from '../contract/jobProtocol.ts';
import { parseJson } from '../contract/parseJson.ts';
import { programPath } from '../tables/programPath.ts';
import { ServerRefused } from './serverProcess.ts';
import type { ServerProcessOptions } from './serverProcess.ts';

export interface NewAdmin {
  readonly name: string;
  /** Goes through a pipe: what is typed as an argument can be seen in the list of processes. */
  readonly password: string;
}

/** The account's name. Throws ServerRefused, or `server.stopped`. */
export async function createAdmin(
  { env, config, onLog }: ServerProcessOptions,
  { name, password }: NewAdmin,
): Promise<string> {
  const words = ['--create-admin', name, ...(config === undefined ? [] : ['--config', config])];
  const child = spawn(execPath, [programPath('controlServer'), ...words], {
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
    env: { ...env },
  });
  createInterface({ input: child.stderr }).on('line', onLog);
  child.stdin.on('error', (error) => {
    onLog(`server input closed: ${error.message}`);
  });
  child.stdin.end(`${password}\n`);
  const ended = new Promise<number | null>((resolve) => {
    child.once('error', (error) => {
      onLog(`server did not start: ${error.message}`);
      resolve(null);
    });
    child.once('close', resolve);
  });
  let created: string | undefined;
  for await (const line of createInterface({ input: child.stdout })) {
    const { success, data } = serverNoticeSchema.safeParse(parseJson(line));
    if (success && data.kind === 'refused') throw new ServerRefused(data.errors.map(fromWire));
    if (success && data.kind === 'accountCreated') created = data.name;
  }
  // Its folder is free again.
  const exitCode = await ended;
  if (created === undefined) throw new AppError('server.stopped', { exitCode });
  return created;
}
