import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { OdsVisibility } from './odsVisibility.ts';

const content = `<?xml version="1.0"?><office:document-content>
<style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style>
<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>
<table:table table:name="Dados" table:style-name="ta1">
<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>
<table:table-row-group><table:table-row><table:table-cell/></table:table-row>
<table:table-row table:visibility="collapse" table:number-rows-repeated="3"/></table:table-row-group>
<table:table-row table:visibility="filter"/><table:table-row/>
</table:table>
<table:table table:name="Velho" table:style-name="ta2"><table:table-row table:visibility="filter"/></table:table>
</office:document-content>`;

describe('OdsVisibility', () => {
  it('knows hidden sheets, rows and columns, and rows that a filter hides', () => {
    const visibility = new OdsVisibility();
    visibility.take(Buffer.from(content));
    assert.deepEqual(visibility.sheets(), [
      { hidden: false, hiddenRows: [[1, 3]], filteredRows: [[4, 1]], hiddenColumns: [[2, 1]] },
      { hidden: true, hiddenRows: [], filteredRows: [[0, 1]], hiddenColumns: [] },
    ]);
  });
});
