/** The product stays small enough to read: what it may weigh is raised on purpose, in a commit that says why. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'mocha';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Lines of the programs: tests, measurements and what only they use do not count. */
const mostLines = 53_000;
const mostMedianLines = 100;

function linesOfPrograms(): number[] {
  const isProgram = (file: string) =>
    file.endsWith('.ts') && !/\.(test|measure)\.ts$|(^|[\\/])(testing|fixtures)[\\/]/.test(file);
  return ['core', 'kernel'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter(isProgram)
      .map((file) => readFileSync(join(root, folder, file), 'utf8').split('\n').length - 1),
  );
}

describe('the size of the programs', () => {
  const lines = linesOfPrograms().sort((a, b) => a - b);
  const total = lines.reduce((sum, count) => sum + count, 0);

  it(`is ${total} lines in ${lines.length} files, of ${mostLines} allowed`, () => {
    assert.ok(total <= mostLines);
  });

  it('is made of small files', () => {
    assert.ok((lines[Math.floor(lines.length / 2)] ?? 0) <= mostMedianLines);
  });
});
