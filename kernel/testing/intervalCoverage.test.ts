/** What stands beside an interval in its measurement. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { inSharesOf } from './intervalCoverage.ts';

describe('the accuracy on a held-back half', () => {
  it('gives every category the share it was tested in', () => {
    // Category 0 has 3 of 4 right, category 1 none of 4; tested were three texts of 0 and one of 1.
    const held = { labels: [0, 0, 0, 0, 1, 1, 1, 1], right: [1, 1, 1, 0, 0, 0, 0, 0] };
    assert.equal(inSharesOf([0, 0, 0, 1], held), (3 * 0.75 + 0) / 4);
  });

  it('leaves out a category that it has no text of', () => {
    assert.equal(inSharesOf([0, 0, 1], { labels: [0, 0], right: [1, 0] }), 0.5);
  });
});
