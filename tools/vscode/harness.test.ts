/** The harness in a real VS Code: what passes there passes here, and what fails there ends with 1. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'mocha';
import type { Context } from 'mocha';
import { skip } from '../testing/skip.ts';
import { findMarked } from './endMarked.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

interface HarnessRun {
  readonly code: number | null;
  readonly told: string;
  readonly pid: number;
}

async function run(words: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<HarnessRun> {
  const child = spawn(process.execPath, ['--import', 'tsx/esm', 'tools/vscode/main.ts', ...words], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let told = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (told += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, told, pid: child.pid ?? 0 };
}

/** Runs the harness on a folder of `testing/`; skips where this machine can prepare no host. */
async function runFixture(context: Context, folder: string): Promise<HarnessRun> {
  const extension = ['--extension', 'tools/vscode/testing/fixtureExtension'];
  const result = await run(['--version', '1.100', '--tests', `tools/vscode/testing/${folder}`, ...extension]);
  const reason = /skipped: (.*)/.exec(result.told)?.[1];
  if (/^0 passed, 0 failed/m.test(result.told) && reason !== undefined) skip(context, reason);
  return result;
}

describe('npm run test:vscode', function () {
  this.timeout(600_000);

  it('runs every scenario of the fixture, and leaves no process', async function () {
    const { code, told, pid } = await runFixture(this, 'passing');
    assert.match(told, /^6 passed, 0 failed, 0 skipped$/m, told);
    assert.equal(code, 0);
    assert.deepEqual(await findMarked(`${pid}/`), []);
  });

  it('ends with 1 after a test that fails, names it, and leaves a picture of the window', async function () {
    const picture = `${root}.cache/vscode/shots/1.100-a-notification-that-says-something-else-1.png`;
    rmSync(picture, { force: true });
    const { code, told, pid } = await runFixture(this, 'failing');
    assert.equal(code, 1, told);
    assert.match(told, /^1 passed, 3 failed, 2 skipped$/m, told);
    assert.match(told, /✔ a failing suite passes once/);
    assert.match(told, /✘ a failing suite fails once\n.*one and one are not three/);
    assert.match(told, /- a failing suite is skipped once — skipped: on purpose/);
    assert.match(told, /✘ a notification that says something else\n[^✘]*Hello in en/);
    assert.match(told, /✘ a scenario that takes too long\n.*did not end within 0\.5 s/);
    assert.match(told, /- a scenario that this machine cannot run — skipped: on purpose/);
    assert.ok(existsSync(picture));
    assert.deepEqual(await findMarked(`${pid}/`), []);
  });

  it('skips by name what the desktop VS Code cannot do here', async function () {
    if (process.platform !== 'linux') skip(this, 'a desktop without a display is Linux’s alone');
    const words = ['--electron', '--version', '1.100', '--tests', 'tools/vscode/testing/passing'];
    const blind = await run(words, { DISPLAY: undefined, WAYLAND_DISPLAY: undefined });
    assert.match(blind.told, /- fixture\.suite\.ts — skipped: desktop VS Code needs a display/);
    assert.match(blind.told, /^0 passed, 0 failed, 6 skipped$/m);
    assert.equal(blind.code, 0);
    // Nobody listens there: the download is refused at once.
    const proxy = { npm_config_proxy: 'http://127.0.0.1:9', npm_config_https_proxy: 'http://127.0.0.1:9' };
    const refused = await run(words, { DISPLAY: ':0', VSCODE_PATH: undefined, ...proxy });
    assert.match(
      refused.told,
      /fixture\.suite\.ts — skipped: VS Code 1\.100\.3 cannot be downloaded: .*ECONNREFUSED/,
    );
    assert.equal(refused.code, 0);
  });
});
