/** A suite that fails on purpose: the harness must say so, and end with 1. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';

describe('a failing suite', () => {
  it('passes once', () => {
    assert.equal(1 + 1, 2);
  });

  it('fails once', () => {
    assert.equal(1 + 1, 3, 'one and one are not three');
  });

  it('is skipped once — skipped: on purpose');
});
