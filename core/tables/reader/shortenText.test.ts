import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { shortenText, splitText } from './shortenText.ts';

describe('splitText', () => {
  it('ends pieces between words, and in the middle of one only where it must', () => {
    assert.deepEqual(splitText('um dois três quatro', 8), ['um dois', 'três qua', 'tro']);
    assert.deepEqual(splitText('a'.repeat(25), 10), ['a'.repeat(10), 'a'.repeat(10), 'a'.repeat(5)]);
    assert.deepEqual(splitText('curto', 10), ['curto']);
  });

  it('loses no sign, and makes no piece too long or empty', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        fc.integer({ min: 2, max: 40 }),
        (text, limit) => {
          const pieces = splitText(text, limit);
          assert.equal(pieces.join('').replace(/\s/gu, ''), text.replace(/\s/gu, ''));
          for (const piece of pieces) assert.ok(piece.length > 0 && piece.length <= limit, piece);
        },
      ),
    );
  });

  it('begins with what a text that is cut would be, but for the end of a word', () => {
    const text = 'palavra '.repeat(100);
    assert.ok(shortenText(text, 50).startsWith(splitText(text, 50)[0] ?? 'x'));
  });
});
