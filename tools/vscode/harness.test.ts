/** The harness in a real VS Code: what passes there passes here, and what fails there ends with 1. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
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

/** Runs the harness on a folder of `testing/`; skips where this machine can prepare no host. */
async function runHarness(
  context: Context,
  folder: string,
  more: readonly string[] = [],
): Promise<HarnessRun> {
  const tests = ['--tests', `tools/vscode/testing/${folder}`];
  const extension = ['--extension', 'tools/vscode/testing/fixtureExtension'];
  const words = [
    '--import',
    'tsx/esm',
    'tools/vscode/main.ts',
    '--version',
    '1.100',
    ...tests,
    ...extension,
    ...more,
  ];
  const child = spawn(process.execPath, words, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let told = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (told += text));
  const [code] = (await once(child, 'close')) as [number | null];
  const reason = /skipped: (.*)/.exec(told)?.[1];
  if (/^0 passed, 0 failed/m.test(told) && reason !== undefined) skip(context, reason);
  return { code, told, pid: child.pid ?? 0 };
}

describe('npm run test:vscode', function () {
  this.timeout(600_000);

  it('runs every scenario of the fixture, and leaves no process', async function () {
    const { code, told, pid } = await runHarness(this, 'passing');
    assert.match(told, /^6 passed, 0 failed, 0 skipped$/m, told);
    assert.equal(code, 0);
    assert.deepEqual(await findMarked(`${pid}/`), []);
  });

  it('ends with 1 after a test that fails, names it, and leaves a picture of the window', async function () {
    const { code, told, pid } = await runHarness(this, 'failing');
    assert.equal(code, 1, told);
    assert.match(told, /^1 passed, 3 failed, 2 skipped$/m, told);
    assert.match(told, /✔ a failing suite passes once/);
    assert.match(told, /✘ a failing suite fails once\n.*one and one are not three/);
    assert.match(told, /- a failing suite is skipped once — skipped: on purpose/);
    assert.match(told, /✘ a notification that says something else\n.*Hello in en/);
    assert.match(told, /✘ a scenario that takes too long\n.*did not end within 0\.5 s/);
    assert.match(told, /- a scenario that this machine cannot run — skipped: on purpose/);
    assert.ok(existsSync(`${root}.cache/vscode/shots/1.100-a-notification-that-says-something-else-1.png`));
    assert.deepEqual(await findMarked(`${pid}/`), []);
  });
});
