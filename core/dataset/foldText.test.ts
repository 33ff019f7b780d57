import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isBlank, textKey, tidy, withoutAccents } from './foldText.ts';

describe('folding texts', () => {
  it('tidies spaces nobody sees and composes accents', () => {
    assert.equal(tidy('\u00a0 Petic\u0327a\u0303o \u200b\r\n juntada\t'), 'Petição juntada');
  });

  it('calls blank what shows nothing', () => {
    for (const text of ['', ' ', '\u00a0', '\u200b\ufeff', '\r\n\t'])
      assert.ok(isBlank(text), JSON.stringify(text));
    for (const text of ['-', '0', '.']) assert.ok(!isBlank(text), text);
  });

  it('has one key for the same text however it was typed', () => {
    assert.equal(textKey('DECISÃO\u00a0 proferida'), textKey('Decisa\u0303o proferida '));
    assert.notEqual(textKey('decisão'), textKey('decisao'));
    assert.notEqual(textKey('1ª Vara'), textKey('2ª Vara'));
  });

  it('drops accents for names', () => {
    assert.equal(withoutAccents(' Situação '), 'situacao');
  });
});
