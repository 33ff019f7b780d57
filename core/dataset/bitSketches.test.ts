import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { BitSketches } from './bitSketches.ts';

const members = fc.array(fc.nat(0xffffffff), { maxLength: 200 });

describe('sketches of sets', () => {
  it('never say that sets differ in more members than they do', () => {
    fc.assert(
      fc.property(members, members, members, (shared, first, second) => {
        const sets = [first, second].map((own) => new Set([...shared, ...own]));
        const [a = new Set<number>(), b = new Set<number>()] = sets;
        const apart = [...a].filter((one) => !b.has(one)).length + [...b].filter((one) => !a.has(one)).length;
        const sketches = new BitSketches(sets.map((set) => Uint32Array.from(set)));
        assert.ok(!sketches.differInMoreThan(apart, 0, 1));
      }),
    );
  });

  it('tell strangers of fifty members apart from near copies', () => {
    const random = (seed: number) =>
      Uint32Array.from({ length: 50 }, (_, i) => Math.imul(seed * 50 + i + 1, 0x9e3779b1));
    const sketches = new BitSketches([random(0), random(1)]);
    assert.ok(sketches.differInMoreThan(11, 0, 1));
  });
});
