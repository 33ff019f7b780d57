import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { cueWords } from './cueWords.ts';
import { afterName, nameCues } from './nameCues.ts';

/** The same with patterns, which is slower. */
function slowly(text: string): ReturnType<typeof cueWords> {
  const words = Array.from(text.matchAll(/[A-Za-zÀ-ɏ]{2,60}ª?/g), ({ 0: whole, index }) => {
    const glued = whole.split(/(?<=\p{Ll})(?=\p{Lu})/u);
    const starts = glued.map((_, i) => index + glued.slice(0, i).join('').length);
    return glued.map((spelling, i) => ({ spelling, key: spelling.toLowerCase(), start: starts[i] ?? 0 }));
  });
  return words.flat().filter(({ key }) => nameCues.has(key) || afterName.has(key));
}

describe('words beside which names stand', () => {
  it('are found with their places, glued to others or not', () => {
    assert.deepEqual(cueWords('o AUTOR, JustiçaDr. e a Drª OAB'), [
      { spelling: 'AUTOR', key: 'autor', start: 2 },
      { spelling: 'Dr', key: 'dr', start: 16 },
      { spelling: 'Drª', key: 'drª', start: 24 },
      { spelling: 'OAB', key: 'oab', start: 28 },
    ]);
  });

  it('are those that patterns find, whatever the text', () => {
    const piece = fc.oneof(
      fc.constantFrom(...nameCues.keys(), ...afterName, 'AUTORA', 'Réu', 'eu', 'a', 'ª', ' ', '.', '-', '1'),
      fc.constantFrom('Justiça', 'B', 'é', 'e\u0301', 'İ', 'ǅ', 'ſr', '×', 'ɏ', 'ɐ', 'x'.repeat(61)),
      fc.string({ unit: 'binary', maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        assert.deepEqual(cueWords(text), slowly(text));
      }),
      { numRuns: 1000 },
    );
  });
});
