import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { delimitedLayout } from './delimitedLayout.ts';

const layoutOf = (text: string) =>
  delimitedLayout(Buffer.from(text), { path: 'a.csv', encoding: 'utf-8', separator: undefined });

describe('the layout of a delimited text', () => {
  it('is seen behind rows that are longer than what is looked at first', () => {
    const long = 'ação '.repeat(100_000);
    const { separator, width } = layoutOf(`texto;tipo\n${long};a\n${long};b\ncurto;a\noutro;b\n`);
    assert.deepEqual([separator, width], [';', 2]);
  });

  it('of one endless line is looked for in its beginning only', () => {
    assert.equal(layoutOf('x'.repeat(40_000_000)).separator, undefined);
  });
});
