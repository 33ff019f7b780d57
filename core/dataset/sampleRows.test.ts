import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { longestExcerpt } from '../contract/excerpt.ts';
import { excerptsOf } from './excerptsOf.ts';
import { sampleRows } from './sampleRows.ts';
import { examplesFrom } from './testing/tableOf.ts';

const textsOf = (...texts: string[]) =>
  excerptsOf(examplesFrom(texts.map((text) => [text, 'a']))).map(({ text }) => text);

describe('the sample of a data set (R21, product design 4.2)', () => {
  it('shows as many categories as there is room for, the most frequent first', () => {
    const rows = examplesFrom([
      ['um', 'rara'],
      ['dois', 'b'],
      ['três', 'a'],
      ['quatro', 'b'],
      ['cinco', 'a'],
      ['seis', 'b'],
      [' ', 'b'],
    ]);
    assert.deepEqual(sampleRows(rows), [
      { rowNumber: 3, label: 'b', text: 'dois' },
      { rowNumber: 4, label: 'a', text: 'três' },
      { rowNumber: 2, label: 'rara', text: 'um' },
      { rowNumber: 5, label: 'b', text: 'quatro' },
      { rowNumber: 6, label: 'a', text: 'cinco' },
    ]);
    const many = examplesFrom(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((label) => [`texto ${label}`, label]));
    assert.deepEqual(
      sampleRows(many).map(({ label }) => label),
      ['a', 'b', 'c', 'd', 'e'],
    );
    assert.deepEqual(sampleRows([]), []);
  });

  it('masks personal data, one code for one value in all rows', () => {
    assert.deepEqual(
      textsOf('CPF 529.982.247-25 do autor', 'do CPF 529.982.247-25', 'cita a autora Maria Souza'),
      ['CPF [CPF 1] do autor', 'do CPF [CPF 1]', 'cita a autora [PESSOA 1]'],
    );
  });

  it('masks before it cuts, and cuts between words, never inside a code', () => {
    for (let before = longestExcerpt - 20; before <= longestExcerpt; before++) {
      const [text = ''] = textsOf(`${'x'.repeat(before)} CPF 529.982.247-25 requer`);
      assert.match(text, /^x+(?: CPF(?: \[CPF 1\](?: requer)?)?)?…?$/u);
      assert.ok(text.length <= longestExcerpt + 1);
    }
    assert.deepEqual(textsOf('palavra '.repeat(11)), [`${'palavra '.repeat(10).trim()}…`]);
    assert.deepEqual(textsOf('ab '.repeat(27)), ['ab '.repeat(27).trim()]);
  });

  it('is one line, and leaves no half of a character', () => {
    assert.deepEqual(textsOf('um\n\n  dois\u200b'), ['um dois']);
    assert.deepEqual(textsOf(`${'x'.repeat(longestExcerpt - 1)}😀😀`), [
      `${'x'.repeat(longestExcerpt - 1)}…`,
    ]);
    assert.deepEqual(textsOf('y'.repeat(longestExcerpt)), ['y'.repeat(longestExcerpt)]);
  });
});
