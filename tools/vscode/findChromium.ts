/** The browser that shows the workbench: one that is named or installed, or Debian's own package where we may install it. */
import { accessSync, constants, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { lastLine, runProgram } from './runProgram.ts';
import { Unavailable } from './unavailable.ts';

const usualNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** Path of the program. Throws `Unavailable` with the reason. */
export async function findChromium(
  environment: NodeJS.ProcessEnv,
  say: (line: string) => void,
): Promise<string> {
  const named = environment['CHROME_PATH'];
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named;
    throw new Unavailable(`CHROME_PATH names no file: ${named}`);
  }
  const found = searchPath(environment['PATH'] ?? '');
  if (found !== undefined) return found;
  await installOnDebian(say);
  const installed = searchPath(environment['PATH'] ?? '');
  if (installed === undefined) throw new Unavailable('Chromium was installed and is not on the PATH');
  return installed;
}

function searchPath(path: string): string | undefined {
  return path
    .split(delimiter)
    .flatMap((folder) => usualNames.map((name) => join(folder, name)))
    .find((file) => isExecutable(file));
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    // Not there or not ours to run: either way the next name is tried.
    return false;
  }
}

async function installOnDebian(say: (line: string) => void): Promise<void> {
  const missing = 'no Chromium on the PATH (CHROME_PATH may name one)';
  const release = '/etc/os-release';
  const isDebian = existsSync(release) && /^ID=debian$/m.test(await readFile(release, 'utf8'));
  if (!isDebian || process.getuid?.() !== 0) throw new Unavailable(missing);
  say('installing Chromium from Debian’s packages …');
  const install = ['install', '-y', '--no-install-recommends', 'chromium'];
  const first = await aptGet(install);
  if (first.status === 0) return;
  // A new machine has no lists of packages yet, or old ones.
  await aptGet(['update']);
  const second = await aptGet(install);
  if (second.status !== 0)
    throw new Unavailable(`${missing}, and apt-get cannot install it: ${lastLine(second.output)}`);
}

function aptGet(args: readonly string[]) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return runProgram(['apt-get', '-o', 'DPkg::Lock::Timeout=300', '-q', ...args], {
    env,
    timeLimitMs: 400_000,
  });
}
