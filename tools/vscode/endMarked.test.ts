/** Every process of a host is found and ended, also those that left its group. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, it } from 'mocha';
import { skip } from '../testing/skip.ts';
import { endMarked, findMarked, markName } from './endMarked.ts';

describe('marked processes', () => {
  it('are ended though they are in a group of their own, and others are not', async function () {
    if (process.platform !== 'linux') skip(this, 'environments of processes are read from /proc');
    // Starts a process of its own group and ends: what a training does to outlive its window.
    const child =
      "require('node:child_process').spawn(process.execPath,['-e','setInterval(()=>{},1e3)'],{detached:true,stdio:'ignore'}).unref()";
    const start = (mark: string) =>
      spawn(process.execPath, ['-e', child], { env: { ...process.env, [markName]: mark }, stdio: 'ignore' });
    const [mark, other] = [`test-${process.pid}/a`, `test-${process.pid}/b`];
    await Promise.all([mark, other].map((word) => once(start(word), 'exit')));
    assert.equal((await findMarked(mark)).length, 1);
    await endMarked(mark);
    assert.deepEqual(await findMarked(mark), []);
    assert.equal((await findMarked(other)).length, 1);
    await endMarked(`test-${process.pid}/`);
    assert.deepEqual(await findMarked(other), []);
  });
});
