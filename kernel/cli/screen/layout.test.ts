import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { bar } from '../../../core/text/formats/bar.ts';
import { cut, fit, fold, widthOf } from './layout.ts';
import { styleOf } from './style.ts';

const coloured = styleOf({ write: () => undefined, isTerminal: true, columns: () => 80 }, {});

describe('layout', () => {
  it('bars show the share and never burst', () => {
    assert.equal(bar(0.5, 10), '█████░░░░░');
    assert.equal(bar(-1, 4), '░░░░');
    assert.equal(bar(2, 4), '████');
  });
  it('width counts what the eye sees', () => {
    assert.equal(widthOf(coloured.strong('ação')), 4);
    assert.equal(widthOf('ac\u0327a\u0303o'), 4);
    assert.equal(widthOf('日本'), 4);
  });
  it('long words are cut and short ones padded', () => {
    assert.equal(cut('Execução Fiscal', 8), 'Execuçã…');
    assert.equal(fit('ação', 6), 'ação  ');
  });
  it('paragraphs are folded at spaces, with a hanging indent', () => {
    assert.deepEqual(fold('um dois três quatro', 9, 2), ['um dois', '  três', '  quatro']);
  });
  it('a number stays with its percent sign', () => {
    assert.deepEqual(fold('acerta 87 % agora', 10), ['acerta', '87 % agora']);
  });
  it('folding keeps every word, and lines fit unless one word is too long', () => {
    const words = fc.array(fc.stringMatching(/^[a-zç]{1,12}$/u), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(words, fc.integer({ min: 12, max: 60 }), (list, width) => {
        const lines = fold(list.join(' '), width);
        assert.equal(lines.join(' '), list.join(' '));
        for (const line of lines) assert.ok(widthOf(line) <= width);
      }),
    );
  });
});
