import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { withTemporaryFolder } from './testing/temporaryFolder.ts';

/** As the build asks: in plain Node. */
function commitOf(folder: string): string {
  const module = new URL('currentCommit.mjs', import.meta.url).href;
  const script = `console.log((await import(${JSON.stringify(module)})).currentCommit(process.argv[1]));`;
  return execFileSync(process.execPath, ['--input-type=module', '-e', script, folder], {
    encoding: 'utf8',
  }).trim();
}

function git(folder: string, ...words: readonly string[]): string {
  const person = ['-c', 'user.name=a', '-c', 'user.email=a@b.c', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...person, ...words], { cwd: folder, encoding: 'utf8' }).trim();
}

describe('the commit a build names', () => {
  it('is that of the checkout, and says where the code is another', () =>
    withTemporaryFolder((folder) => {
      git(folder, 'init', '-q');
      mkdirSync(join(folder, 'core'));
      writeFileSync(join(folder, 'core', 'ação.ts'), '1');
      git(folder, 'add', '-A');
      git(folder, 'commit', '-qm', 'first');
      const commit = git(folder, 'rev-parse', 'HEAD');
      writeFileSync(join(folder, 'notes.txt'), 'not built');
      assert.equal(commitOf(folder), commit);
      writeFileSync(join(folder, 'core', 'ação.ts'), '2');
      const changed = commitOf(folder);
      assert.match(changed, new RegExp(`^${commit}\\+[0-9a-f]{8}$`, 'u'));
      writeFileSync(join(folder, 'core', 'ação.ts'), '3');
      assert.notEqual(commitOf(folder), changed);
      git(folder, 'commit', '-qam', 'second');
      writeFileSync(join(folder, 'core', 'novo.ts'), '');
      assert.match(commitOf(folder), /\+[0-9a-f]{8}$/u);
    })).timeout(20_000);

  it('is none outside a checkout', () =>
    withTemporaryFolder((folder) => {
      assert.equal(commitOf(folder), 'null');
    }));
});
