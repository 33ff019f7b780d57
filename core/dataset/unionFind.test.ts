import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { apart, join, root } from './unionFind.ts';

describe('sets that are joined two by two', () => {
  it('are those that a chain of joins connects', () => {
    const pairs = fc.array(fc.tuple(fc.nat(19), fc.nat(19)), { maxLength: 30 });
    fc.assert(
      fc.property(pairs, (joined) => {
        const parent = apart(20);
        let labels = Array.from({ length: 20 }, (_, i) => i);
        for (const [a, b] of joined) {
          join(parent, a, b);
          labels = labels.map((label) => (label === labels[a] ? labels[b]! : label));
        }
        for (let a = 0; a < 20; a++)
          for (let b = 0; b < 20; b++)
            assert.equal(root(parent, a) === root(parent, b), labels[a] === labels[b]);
      }),
    );
  });
});
