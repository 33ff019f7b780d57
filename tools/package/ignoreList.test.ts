import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readIgnoreList } from './ignoreList.ts';

describe('the list of what is packaged', () => {
  it('names files, all of a folder, and all below it', () => {
    const { starts, isPackaged } = readIgnoreList('# why\n**\n\n!LICENSE\n!dist/*.js\r\n!templates/**\n');
    assert.deepEqual(starts, ['LICENSE', 'dist', 'templates']);
    const packaged = ['LICENSE', 'dist/cli.js', 'templates/a/b.gguf', 'templates/.a'];
    for (const path of packaged) assert.ok(isPackaged(path), path);
    const others = ['LICENSES', 'a/LICENSE', 'dist/cli.jsx', 'dist/cli_js', 'dist/a/b.js', 'template/a'];
    for (const path of others) assert.ok(!isPackaged(path), path);
  });

  it('is refused where it would let in what it does not name', () => {
    for (const text of ['', '!dist/*.js\n', 'docs/**\n', '**\ndocs\n'])
      assert.throws(() => readIgnoreList(text), /first \*\* alone/u);
    assert.throws(() => readIgnoreList('**\n!dist/{a,b}.js\n'), /only \* and \*\* are known/u);
  });
});
