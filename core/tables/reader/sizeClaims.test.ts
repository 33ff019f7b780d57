import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { assertBearableSpans, SizeClaims } from './sizeClaims.ts';

function claims(xml: string): void {
  new SizeClaims('a.xlsx').take(Buffer.from(xml));
}

describe('claims about the size of a sheet', () => {
  for (const [about, xml] of [
    ['all columns there are', '<cols><col min="1" max="16384" hidden="1"/></cols>'],
    ['a link over a merged cell', '<hyperlinks><hyperlink ref="A1:C9"/></hyperlinks>'],
    [
      'the empty rest of a sheet',
      '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>',
    ],
    [
      'equal rows written once',
      '<table:table-row table:number-rows-repeated="900"><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row>',
    ],
  ] as const) {
    it(`bears ${about}`, () => {
      claims(xml);
    });
  }

  for (const [about, xml] of [
    ['more columns than there are', '<x:col min="1" max="16385"/>'],
    ['a link over everything', "<hyperlink ref='A1:XFD1048576'/>"],
    ['many links over much', '<hyperlink ref="A1:Z50000"/>'.repeat(2)],
    [
      'a repeated cell with content',
      '<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="3"><text:p>x</text:p></table:table-cell></table:table-row>',
    ],
  ] as const) {
    it(`refuses ${about}`, () => {
      assert.throws(
        () => {
          claims(xml);
        },
        { code: 'table.size_impossible' },
      );
    });
  }

  it('refuses spans of pages that no sheet has', () => {
    assertBearableSpans('<td colspan="16384" rowspan=3>', 'a.xls');
    for (const markup of [
      '<td colspan="99999999">',
      '<Column ss:Span="2000000000"/>',
      "<Cell ss:Index='12345678'/>",
    ])
      assert.throws(
        () => {
          assertBearableSpans(markup, 'a.xls');
        },
        { code: 'table.size_impossible' },
      );
  });
});
