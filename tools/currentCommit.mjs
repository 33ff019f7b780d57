/** The commit of a checkout, and whether the code in it is that commit's. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What goes into a build. */
const built = ['core', 'kernel', 'templates', 'tools', 'esbuild.mjs', 'package.json', 'package-lock.json'];

/** Null outside a git checkout, such as an unpacked release. Code that is not committed adds `+` and a mark of its own. */
export function currentCommit(folder) {
  const git = (...words) => {
    const options = { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 28 };
    const { status, stdout } = spawnSync('git', words, options);
    return status === 0 ? stdout : null;
  };
  const commit = git('rev-parse', 'HEAD')?.trim();
  if (!commit) return null;
  const changes = git('diff', 'HEAD', '--', ...built);
  const untracked = git('ls-files', '-z', '--others', '--exclude-standard', '--', ...built);
  // A tree that cannot be looked at is not vouched for.
  if (changes === null || untracked === null) return `${commit}+`;
  const newFiles = untracked.split('\0').filter((path) => path !== '');
  if (changes === '' && newFiles.length === 0) return commit;
  const mark = createHash('sha256').update(changes);
  for (const path of newFiles) mark.update(path).update(readFileSync(join(folder, path)));
  return `${commit}+${mark.digest('hex').slice(0, 8)}`;
}
