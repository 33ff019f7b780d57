/** A process that may not have the memory a batch needs. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { platform } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'mocha';
import * as z from 'zod';
import { skip } from '../../../tools/testing/skip.ts';

const program = join(fileURLToPath(new URL('.', import.meta.url)), 'testing', 'hungryProgram.ts');
const limitKiB = 800_000;

describe('a session with too little memory', () => {
  it('fails with the numbers, and goes on with a smaller batch', function () {
    if (platform() !== 'linux')
      skip(this, 'the limit is set by ulimit, which only Linux applies to all memory');
    const command = `ulimit -d ${limitKiB}; exec "$0" --import tsx "$1"`;
    const output = execFileSync('/bin/sh', ['-c', command, process.execPath, program], { encoding: 'utf8' });
    const { neededMiB, loss } = z
      .object({ neededMiB: z.number(), loss: z.number() })
      .parse(JSON.parse(output));
    assert.ok(neededMiB * 1024 > limitKiB);
    assert.ok(loss > 0);
  });
});
