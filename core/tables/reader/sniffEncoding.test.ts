import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { askBelow } from '../../contract/columns.ts';
import { sniffEncoding } from './sniffEncoding.ts';
import { toUtf8 } from './toUtf8.ts';

const text = 'Situação;Movimentação\r\n1;Decisão “provisória” – não há prazo\r\n';

describe('sniffEncoding', () => {
  for (const [name, bytes, expected] of [
    ['utf-8', Buffer.from(text), 'utf-8'],
    ['utf-8 with a mark', Buffer.from(`\ufeff${text}`), 'utf-8-bom'],
    ['utf-16le with a mark', utf16le(`\ufeff${text}`), 'utf-16le'],
    ['utf-16le without a mark', utf16le(text), 'utf-16le'],
    ['utf-16be with a mark', utf16le(`\ufeff${text}`).swap16(), 'utf-16be'],
    ['utf-16be without a mark', utf16le(text).swap16(), 'utf-16be'],
    ['windows-1252', windows1252(text), 'windows-1252'],
    ['plain ASCII', Buffer.from('text,label\nfoo,bar\n'), 'utf-8'],
    ['utf-8 cut inside its last character', Buffer.from(text.repeat(9)).subarray(0, -60), 'utf-8'],
    ['utf-8 with one stray byte', Buffer.concat([Buffer.from(text.repeat(9)), Buffer.from([0xe7])]), 'utf-8'],
  ] as const) {
    it(`finds ${name}`, () => {
      assert.equal(sniffEncoding(bytes)?.encoding, expected);
    });
  }

  it('finds accents far behind a beginning without any', () => {
    const bytes = Buffer.concat([Buffer.from('a;b\n'.repeat(100_000)), windows1252(text)]);
    assert.equal(sniffEncoding(bytes)?.encoding, 'windows-1252');
  });

  for (const [about, bytes] of [
    ['of DOS', [0x87, 0xc6]],
    ['of old Macs', [0x8d, 0x8b]],
    ['of another alphabet', [0xf0, 0xe5, 0xf8, 0xe5, 0xed, 0xe8, 0xe5]],
  ] as const) {
    it(`leaves a question where letters may be those ${about}`, () => {
      const word = Buffer.concat([Buffer.from('Decis'), Buffer.from(bytes), Buffer.from('o;a\n')]);
      const guess = sniffEncoding(Buffer.concat(Array<Buffer>(20).fill(word)));
      assert.ok(guess !== undefined && guess.confidence < askBelow, JSON.stringify(guess));
    });
  }

  it('refuses what is no text', () => {
    assert.equal(sniffEncoding(Buffer.from([1, 2, 0, 3, 0xff, 0, 0, 9])), undefined);
    assert.equal(sniffEncoding(Buffer.from('a\x00b;c\x01d\n')), undefined);
  });

  it('is told apart again after any Portuguese text was written in any encoding', () => {
    const letters = fc.constantFrom(...Array.from('abcdefghij ;,\náéíóúãõçâêôàÁÉÇ"'));
    const texts = fc.array(letters, { minLength: 40 }).map((chars) => `Situação${chars.join('')}`);
    fc.assert(
      fc.property(texts, (sample) => {
        for (const [bytes, encoding] of [
          [Buffer.from(sample), 'utf-8'],
          [Buffer.from(`\ufeff${sample}`), 'utf-8-bom'],
          [utf16le(`\ufeff${sample}`), 'utf-16le'],
          [utf16le(sample), 'utf-16le'],
          [utf16le(sample).swap16(), 'utf-16be'],
          [windows1252(sample), 'windows-1252'],
        ] as const) {
          assert.equal(sniffEncoding(bytes)?.encoding, encoding);
          assert.equal(toUtf8(bytes, encoding).toString('utf8'), sample);
        }
      }),
    );
  });
});

function utf16le(sample: string): Buffer {
  return Buffer.from(sample, 'utf16le');
}

/** Latin-1 agrees with Windows-1252 but for the quotation marks and dashes used here. */
function windows1252(sample: string): Buffer {
  const special: Record<string, number> = { '“': 0x93, '”': 0x94, '–': 0x96 };
  return Buffer.from(Array.from(sample).map((char) => special[char] ?? char.charCodeAt(0)));
}
