import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { columnsOf } from './columnsOf.ts';

describe('the width of a screen', () => {
  it('is what the terminal says, 80 where it says nothing, and 100 without one', () => {
    assert.equal(columnsOf({ isTTY: true, columns: 132 }), 132);
    assert.equal(columnsOf({ isTTY: true, columns: 0 }), 80);
    assert.equal(columnsOf({ isTTY: false, columns: 0 }), 100);
  });
});
