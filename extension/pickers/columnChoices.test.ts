import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { textsOf } from '../../core/text/textsOf.ts';
import { columnHint } from './columnChoices.ts';

describe('the hint above columns', () => {
  const texts = textsOf['pt-BR'];

  it('speaks of a suggestion only where there is one', () => {
    const guess = { column: 'texto', confidence: 1, reasons: [] };
    assert.equal(columnHint([guess], texts), texts.extension.pick.columnHint);
    assert.equal(columnHint([], texts), texts.extension.pick.columnUnknown);
  });
});
