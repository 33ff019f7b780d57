/** The image as far as it can be followed without a container engine: what is copied is there, and is enough to build from. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'mocha';
import { withTemporaryFolder } from '../testing/temporaryFolder.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const dockerfile = read('deploy/Dockerfile');
/** In the order of the file, the last stage last. */
const stages = dockerfile.split(/^FROM /mu).slice(1);

interface Copy {
  readonly from: readonly string[];
  readonly to: string;
}

/** What a stage takes from the checkout. */
function copiesOf(stage: string): Copy[] {
  return [...stage.matchAll(/^COPY (?!--from)(.+)$/gmu)].map(([, words = '']) => {
    const paths = words.split(' ');
    return { from: paths.slice(0, -1), to: paths.at(-1) ?? '' };
  });
}

const allCopies = stages.flatMap(copiesOf);

describe('the image', () => {
  it('copies only what is there, and what its ignore list lets through', () => {
    assert.ok(allCopies.length > 8);
    const allowed = read('deploy/Dockerfile.dockerignore').split(/\r?\n/u);
    for (const path of allCopies.flatMap(({ from }) => from)) {
      assert.ok(existsSync(join(root, path)), path);
      assert.ok(allowed.includes(`!${path}`), `${path} is ignored`);
    }
  });

  it('has the Node that the product asks for, and runs as nobody of importance', () => {
    const { engines } = JSON.parse(read('package.json')) as { engines: { node: string } };
    const least = engines.node.replace('>=', '').split('.').slice(0, 2).join('.');
    for (const stage of stages) assert.ok(stage.startsWith(`node:${least}-`), stage.slice(0, 40));
    assert.match(stages.at(-1) ?? '', /^USER node$/mu);
    assert.doesNotMatch(dockerfile, /npm install|curl|wget/u);
  });

  it('is built from what it copies, and answers', function () {
    this.timeout(180_000);
    return withTemporaryFolder((folder) => {
      for (const { from, to } of copiesOf(stages[0] ?? '')) {
        for (const path of from) {
          cpSync(join(root, path), join(folder, to === './' ? path : to), { recursive: true });
        }
      }
      // As `npm ci` would lay them.
      symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
      const run = (...words: string[]) =>
        spawnSync(process.execPath, words, { cwd: folder, encoding: 'utf8' });
      const built = run('esbuild.mjs');
      assert.equal(built.status, 0, built.stderr);
      const { ENTRYPOINT } = Object.fromEntries(
        [...dockerfile.matchAll(/^(ENTRYPOINT|CMD) (.+)$/gmu)].map(([, name, words = '[]']) => [
          name,
          JSON.parse(words) as string[],
        ]),
      );
      const [, program = ''] = ENTRYPOINT ?? [];
      const { stdout, status } = run(program, 'worker', '--help', '--lang', 'en');
      assert.equal(status, 0);
      assert.match(stdout, /--once/u);
      assert.ok(existsSync(join(folder, 'dist', 'controlServer.js')));
    });
  });
});
