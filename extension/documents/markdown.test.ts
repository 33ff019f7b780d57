import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import fc from 'fast-check';
import { bullets, plain, table } from './markdown.ts';
import { hostileTexts } from './testing/hostileTexts.ts';
import { piecesOf, wordsOf } from './testing/markdownPreview.ts';

/** Kinds of pieces, texts and seams left out. */
const shape = (markdown: string) =>
  piecesOf(markdown)
    .filter(({ kind, content }) => kind !== 'text' && content !== '<!---->')
    .map(({ kind }) => kind);

describe('text as Markdown', () => {
  it('stays the text it is, wherever it stands', () => {
    fc.assert(
      fc.property(hostileTexts, (text) => {
        const said = plain(text);
        for (const place of [
          (inside: string) => inside,
          (inside: string) => `# ${inside}`,
          (inside: string) => `**${inside}**`,
          (inside: string) => `> ${inside}\n>\n> x`,
          (inside: string) => bullets([inside, inside]),
          (inside: string) => `1. ${inside}\n   - ${inside}`,
          (inside: string) => table([{ name: inside, align: '---' }], [[inside], ['x']]),
        ]) {
          assert.deepEqual(shape(place(said)), shape(place('x')), JSON.stringify(text));
        }
        assert.equal(wordsOf(`x ${said}`).join('\n'), `x ${shown(text)}`);
      }),
      { numRuns: 3000 },
    );
  });

  for (const text of [
    '# título',
    '- item',
    '1. item',
    '---',
    '===',
    '> citação',
    '![foto](https://a.com/b.png)',
    '[aqui](command:x)',
    '<img src=x onerror=alert(1)>',
    '<b>',
    '&lt;b&gt;',
    'https://acme.com/x',
    'http://localhost',
    'www.acme.com',
    'acme.com',
    'ana@acme.com',
    'mailto:ana@acme.com',
    '`código`',
    '*forte* _fraco_ ~~não~~',
    '$x$',
    'a | b',
    'linha\n# outra',
    '    recuado',
    '[a]: https://acme.com',
  ]) {
    it(`keeps ${JSON.stringify(text)} as words`, () => {
      assert.deepEqual(shape(plain(text)), ['paragraph_open', 'inline', 'paragraph_close']);
      assert.deepEqual(wordsOf(plain(text)), [shown(text)]);
    });
  }
});

/** Breaks are spaces, and what turns the direction of writing is seen. */
function shown(text: string): string {
  return text
    .replaceAll(/[\r\n\t\v\f\u0085\u2028\u2029]+/gu, ' ')
    .replaceAll(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '\ufffd')
    .trim();
}
