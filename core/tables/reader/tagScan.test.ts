import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { attributeOf, TagScan } from './tagScan.ts';

const xml = Buffer.from(
  '<?xml version="1.0"?><a><x:col min="1" max="3"/>texto <b c="é"/><col max=\'77\'  hidden="1" /></a>',
);

function tagsOf(pieces: readonly Buffer[]): string[] {
  const tags: string[] = [];
  const scan = new TagScan(/<(?:\w+:)?col(?=[\s/>])[^<>]*>/g, (tag) => tags.push(tag));
  for (const piece of pieces) scan.take(piece);
  return tags;
}

describe('TagScan', () => {
  it('finds the same tags however the part arrives', () => {
    const whole = tagsOf([xml]);
    assert.deepEqual(whole, ['<x:col min="1" max="3"/>', '<col max=\'77\'  hidden="1" />']);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: xml.length }), { maxLength: 8 }), (cuts) => {
        const places = [0, ...cuts.sort((a, b) => a - b), xml.length];
        const pieces = places.slice(1).map((end, i) => xml.subarray(places[i], end));
        assert.deepEqual(tagsOf(pieces), whole);
      }),
    );
  });

  it('reads attributes in either quotes, and none for another', () => {
    assert.equal(attributeOf('<x:col x:max="3"/>', 'max'), '3');
    assert.equal(attributeOf("<col max = '77'>", 'max'), '77');
    assert.equal(attributeOf('<col climax="9">', 'max'), undefined);
  });
});
