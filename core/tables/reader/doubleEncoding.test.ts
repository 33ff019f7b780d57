import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { doubleEncodedRows, emptyDoubleEncodingTally, noteDoubleEncoding } from './doubleEncoding.ts';

function found(texts: readonly string[]): number[] {
  const tally = emptyDoubleEncodingTally();
  texts.forEach((text, i) => {
    noteDoubleEncoding(tally, [text], i + 1);
  });
  return doubleEncodedRows(tally).rows;
}

/** As a program does it that takes the bytes of UTF-8 for Windows-1252. */
const twice = (text: string) => new TextDecoder('windows-1252').decode(Buffer.from(text));

const texts = [
  'Comunicação das partes',
  'DESOCUPE O IMÓVEL EM CINCO DIAS',
  'Às 14 h, “ciência” do réu',
  'Acordo',
];

describe('texts encoded twice', () => {
  it('are found by their rows', () => {
    assert.deepEqual(found(texts.map(twice)), [1, 2, 3]);
  });
  it('are found where the control characters of Latin-1 were kept', () => {
    assert.deepEqual(found(texts.map((text) => Buffer.from(text).toString('latin1'))), [1, 2, 3]);
  });
  it('are not texts as people write them', () => {
    assert.deepEqual(
      found([...texts, 'A IRMÃ… veio', 'Disse “AMANHÃ”', 'Â·', 'São Paulo, 3ª Vara – nº 5']),
      [],
    );
  });
  it('are not a few words that end in Ã before a sign', () => {
    assert.deepEqual(found(Array.from({ length: 50 }, () => 'VEIO A IRMÃ… E A MÃ…')), []);
  });
  it('are not told for two rows alone', () => {
    assert.deepEqual(found([...texts.slice(0, 2).map(twice), 'Acordo', 'Recurso']), []);
  });
});
