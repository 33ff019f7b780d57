import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { lossRose } from './risingLoss.ts';

const cases = [
  { what: 'a first epoch that knows less than nothing', loss: 10.7, before: undefined, rose: true },
  { what: 'a first epoch that hardly learnt', loss: 1.25, before: undefined, rose: false },
  { what: 'a first epoch that learnt', loss: 0.4, before: undefined, rose: false },
  { what: 'noise around a loss that is nearly zero', loss: 0.061, before: 0.041, rose: false },
  { what: 'a tenth more than before', loss: 2.2, before: 2, rose: false },
  { what: 'half as much again', loss: 0.9, before: 0.6, rose: true },
  { what: 'a model that was good and is ruined', loss: 1.3, before: 0.04, rose: true },
  { what: 'less than before', loss: 0.3, before: 0.6, rose: false },
] as const;

describe('a rising loss of three categories', () => {
  for (const { what, loss, before, rose } of cases) {
    it(`${rose ? 'is' : 'is not'} ${what}`, () => {
      assert.equal(lossRose({ loss, before, labelCount: 3 }), rose);
    });
  }

  it('is measured by the number of categories in the first epoch', () => {
    assert.equal(lossRose({ loss: 5, before: undefined, labelCount: 3 }), true);
    assert.equal(lossRose({ loss: 5, before: undefined, labelCount: 150 }), false);
  });
});
