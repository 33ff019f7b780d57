import assert from 'node:assert/strict';
import { availableParallelism } from 'node:os';
import { describe, it } from 'mocha';
import { threadsOf } from './threadsOf.ts';

describe('threads', () => {
  it('are never more than the computer runs at once', () => {
    assert.equal(threadsOf(9999), availableParallelism());
    assert.equal(threadsOf(), availableParallelism());
    assert.equal(threadsOf(1), 1);
  });
});
