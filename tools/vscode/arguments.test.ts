/** The words after `npm run test:vscode --`. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parseArguments } from './arguments.ts';

describe('the arguments of test:vscode', () => {
  const cases: [string, string[]][] = [
    ['', ['1.100', 'current']],
    ['--version 1.100', ['1.100']],
    ['--version current --only sanity', ['current']],
  ];
  for (const [words, versions] of cases) {
    it(`chooses ${versions.join(' and ')} by "${words}"`, () => {
      const { versions: chosen } = parseArguments(words.split(' ').filter(Boolean));
      assert.deepEqual(
        chosen.map(({ name }) => name),
        versions,
      );
    });
  }

  it('refuses versions and words that it does not know', () => {
    assert.throws(() => parseArguments(['--version', '1.99']), /No version is called 1\.99/);
    assert.throws(() => parseArguments(['--fast']), /--fast/);
  });
});
