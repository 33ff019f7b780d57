/** Starts VS Code's server for one test: everything it writes is new, and nothing of it is left when it is disposed. */
import { randomUUID } from 'node:crypto';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { withoutNetwork } from './cutNetwork.ts';
import { endMarked, harnessMark, markName } from './endMarked.ts';
import { forwardPort } from './forwardPort.ts';
import { addLanguagePack } from './languagePack.ts';
import type { HostLanguage } from './languagePack.ts';
import type { PreparedHost } from './prepare/prepareHost.ts';
import { lastLine, runProgram } from './runProgram.ts';

export interface HostOptions {
  /** What is installed: a folder as it stands (linked), or a packaged extension. Null: nothing. */
  readonly extension: { readonly kind: 'folder' | 'vsix'; readonly path: string } | null;
  /** `asked`: folders are not trusted until the person says so. */
  readonly trust: 'asked' | 'given';
  readonly language: HostLanguage;
  readonly network: 'cut' | 'open';
  /** Settings of the person, over those of every test. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** More of the environment, for what runs in the extension host. */
  readonly environment: Readonly<Record<string, string>>;
  /** `suites` lets the page run tests in the extension host, and shows no notifications. */
  readonly purpose: 'person' | 'suites';
}

export const usualOptions: HostOptions = {
  extension: null,
  trust: 'given',
  language: 'en',
  network: 'open',
  settings: {},
  environment: {},
  purpose: 'person',
};

export interface RunningHost {
  readonly prepared: PreparedHost;
  readonly options: HostOptions;
  readonly url: string;
  /** Everything the server writes: its logs are in `data/logs`, what it prints in `server.log`. */
  readonly folder: string;
  /** In the environment of every process of this host. */
  readonly mark: string;
  readonly dispose: () => Promise<void>;
}

/** Nothing that asks, tells news, phones home or finds other projects. */
const quietSettings = {
  'chat.agentHost.enabled': false,
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  // Versions differ in whether they ask at once; only where trust is on at all.
  'security.workspace.trust.startupPrompt': 'once',
  'telemetry.telemetryLevel': 'off',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
};

const startLimitMs = 90_000;

export async function startHost(prepared: PreparedHost, options: HostOptions): Promise<RunningHost> {
  const enter = options.network === 'cut' ? await withoutNetwork() : [];
  const folder = await mkdtemp(join(tmpdir(), 'vscode-host-'));
  const mark = `${harnessMark}${randomUUID()}`;
  const closing: (() => Promise<void>)[] = [() => removeFolder(folder), () => endMarked(mark)];
  const dispose = async () => {
    for (let close = closing.pop(); close !== undefined; close = closing.pop()) await close();
  };
  try {
    const paths = await layOut(prepared, options, folder);
    const socketPath = join(folder, 'server.sock');
    const command = [...enter, ...serverCommand(prepared, options, paths), '--socket-path', socketPath];
    const env = hostEnvironment(options, { [markName]: mark, HOME: paths.home });
    const log = createWriteStream(join(folder, 'server.log'));
    const child = startServer(command, env);
    for (const stream of [child.stdout, child.stderr]) stream.pipe(log);
    await untilAnswering(child, socketPath, join(folder, 'server.log'));
    const forwarded = await forwardPort(socketPath);
    closing.push(() => forwarded.close());
    return { prepared, options, url: `http://127.0.0.1:${forwarded.port}`, folder, mark, dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

/** In a process group of its own: a key pressed in the terminal of the harness ends the harness alone, which ends this. */
function startServer([program = '', ...args]: readonly string[], env: NodeJS.ProcessEnv) {
  return spawn(program, args, { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
}

interface HostPaths {
  readonly home: string;
  readonly userData: string;
  readonly extensions: string;
}

async function layOut(prepared: PreparedHost, options: HostOptions, folder: string): Promise<HostPaths> {
  const paths = {
    home: join(folder, 'home'),
    userData: join(folder, 'data'),
    extensions: join(folder, 'extensions'),
  };
  await mkdir(join(paths.userData, 'User'), { recursive: true });
  for (const path of [paths.home, paths.extensions]) await mkdir(path);
  const settings = { ...quietSettings, 'security.workspace.trust.enabled': options.trust === 'asked' };
  const file = join(paths.userData, 'User', 'settings.json');
  await writeFile(file, JSON.stringify({ ...settings, ...options.settings }));
  if (options.language !== 'en') await addLanguagePack(options.language, paths.userData);
  const { extension } = options;
  if (extension?.kind === 'folder') await symlink(extension.path, join(paths.extensions, 'under-test'));
  if (extension?.kind === 'vsix') await installPackaged(extension.path, prepared, { options, paths });
  return paths;
}

async function installPackaged(
  vsix: string,
  prepared: PreparedHost,
  { options, paths }: { options: HostOptions; paths: HostPaths },
): Promise<void> {
  const command = [...serverCommand(prepared, options, paths), '--install-extension', vsix];
  const env = hostEnvironment(options, { HOME: paths.home });
  const { status, output } = await runProgram(command, { env, timeLimitMs: 120_000 });
  if (status !== 0) throw new Error(`${vsix} cannot be installed: ${lastLine(output)}`);
}

function serverCommand(prepared: PreparedHost, options: HostOptions, paths: HostPaths): string[] {
  return [
    prepared.node,
    join(prepared.server, 'out', 'server-main.js'),
    '--accept-server-license-terms',
    '--without-connection-token',
    ...['--telemetry-level', 'off'],
    ...['--server-data-dir', join(paths.userData, 'server')],
    ...['--user-data-dir', paths.userData],
    ...['--extensions-dir', paths.extensions],
    ...['--locale', options.language],
    ...(options.trust === 'given' ? ['--disable-workspace-trust'] : []),
    ...(options.purpose === 'suites' ? ['--enable-smoke-test-driver'] : []),
  ];
}

/** Ours, less what belongs to the npm or the editor that this harness was started from. */
function hostEnvironment(options: HostOptions, own: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|VSCODE_|ELECTRON_|NODE_)/.test(name),
  );
  return { ...Object.fromEntries(inherited), ...options.environment, ...own };
}

async function untilAnswering(child: ChildProcess, socketPath: string, log: string): Promise<void> {
  let ended: string | undefined;
  child.once('error', (error) => {
    ended = error.message;
  });
  child.once('exit', (code, signal) => {
    ended = `ended with ${code ?? signal ?? 'nothing'}`;
  });
  const deadline = Date.now() + startLimitMs;
  while (!(await answers(socketPath))) {
    if (ended !== undefined || Date.now() > deadline) {
      const told = await readFile(log, 'utf8');
      throw new Error(`VS Code's server did not start (${ended ?? 'time limit'}):\n${told}`);
    }
    await wait(50);
  }
}

function answers(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const call = request({ socketPath, path: '/version' }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    call.on('error', () => {
      resolve(false);
    });
    call.end();
  });
}

/** The last files may still be written while processes end. */
async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}
