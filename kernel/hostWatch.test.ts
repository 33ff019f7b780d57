import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, it } from 'mocha';
import { programPath } from '../core/tables/programPath.ts';

/** In the kernel's main thread: one stretch of work that never listens again. */
const neverListens = `import { isMainThread } from 'node:worker_threads';
import { writeSync } from 'node:fs';
if (isMainThread) setTimeout(() => { writeSync(2, 'busy\\n'); for (;;); }, 500);`;

/** A host that starts a kernel as the command line does, tells its number, and waits. */
const host = `const { spawn } = require('node:child_process');
const [preload, program] = process.argv.slice(1);
const kernel = spawn(process.execPath, ['--import', preload, program], {
  stdio: ['pipe', 'pipe', 'pipe'],
  detached: process.platform !== 'win32',
});
kernel.stderr.on('data', (text) => {
  if (String(text).includes('busy')) console.log(kernel.pid);
});
setInterval(() => undefined, 1000);`;

function isThere(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch {
    return false;
  }
}

describe('a kernel whose host died', function () {
  this.timeout(60_000);

  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    it(`ends, although it computes and hears nothing (${signal})`, async () => {
      const preload = `data:text/javascript,${encodeURIComponent(neverListens)}`;
      const parent = spawn(process.execPath, ['-e', host, preload, programPath('kernel')], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const [line] = (await once(createInterface({ input: parent.stdout }), 'line')) as [string];
      const kernel = Number(line);
      try {
        await pause(2500);
        assert.ok(isThere(kernel), 'it works on while its host lives');
        parent.kill(signal);
        await once(parent, 'exit');
        const deadline = Date.now() + 20_000;
        while (isThere(kernel) && Date.now() < deadline) await pause(100);
        assert.equal(isThere(kernel), false);
      } finally {
        parent.kill('SIGKILL');
        if (isThere(kernel)) process.kill(kernel, 'SIGKILL');
      }
    });
  }
});
