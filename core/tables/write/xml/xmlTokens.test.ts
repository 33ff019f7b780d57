import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { xmlTokens, xmlTokensOf } from './xmlTokens.ts';

const sample =
  '<?xml version="1.0"?>\r\n<a x="1 > 0" y=\'"\'><!-- <b> --><![CDATA[<c>]]>caf\xc3\xa9 &lt; <b/></a \n>\r\n<!DOCTYPE x><d a="\'>\'"/>';

async function tokensInPieces(text: string, size: number): Promise<string[]> {
  const pieces = (async function* () {
    for (let at = 0; at < text.length; at += size)
      yield await Promise.resolve(Buffer.from(text.slice(at, at + size), 'latin1'));
  })();
  const tokens: string[] = [];
  for await (const batch of xmlTokens(pieces)) tokens.push(...batch);
  return tokens;
}

describe('xmlTokens', () => {
  it('cuts tags, comments, declarations and texts apart, quotes respected', () => {
    const tags = [...xmlTokensOf(sample)].filter((token) => token.trim() !== '');
    assert.deepEqual(tags, [
      '<?xml version="1.0"?>',
      '<a x="1 > 0" y=\'"\'>',
      '<!-- <b> -->',
      '<![CDATA[<c>]]>',
      'caf\xc3\xa9 &lt; ',
      '<b/>',
      '</a \n>',
      '<!DOCTYPE x>',
      '<d a="\'>\'"/>',
    ]);
  });

  it('gives the same tokens however the stream is cut', async () => {
    const whole = [...xmlTokensOf(sample)];
    for (let size = 1; size <= sample.length; size++)
      assert.deepEqual(await tokensInPieces(sample, size), whole, `${size}`);
  });

  it('loses no byte of anything', async () => {
    const soup = fc.array(
      fc.constantFrom(
        '<',
        '>',
        '"',
        "'",
        '<!--',
        '-->',
        '<c r="A1">',
        '</c>',
        'x',
        '<![CDATA[',
        ']]>',
        '\xff',
      ),
    );
    await fc.assert(
      fc.asyncProperty(soup, fc.integer({ min: 1, max: 7 }), async (words, size) => {
        assert.equal((await tokensInPieces(words.join(''), size)).join(''), words.join(''));
      }),
    );
  });
});
