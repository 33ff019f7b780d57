import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { seededFraction } from '../dataset/seededHash.ts';
import { groupedMcNemar } from './groupedMcNemar.ts';
import type { PairedAnswer } from './groupedMcNemar.ts';
import { mcNemar, surelyBelow } from './mcNemar.ts';

/** Groups by the texts that only one model got right: 3 is three texts for the first, −2 two for the second. */
const answersOf = (leads: readonly number[]): PairedAnswer[] =>
  leads.flatMap((lead, group) =>
    Array.from({ length: Math.abs(lead) }, () => ({
      group,
      firstIsRight: lead > 0,
      secondIsRight: lead < 0,
    })),
  );

describe('McNemar’s test for groups', () => {
  it('is the exact test where each text stands alone', () => {
    const lead = fc.constantFrom(-1, 0, 1);
    fc.assert(
      fc.property(fc.array(lead, { maxLength: 60 }), (leads) => {
        const count = (of: number) => leads.filter((each) => each === of).length;
        assert.equal(groupedMcNemar(answersOf(leads)), mcNemar(count(1), count(-1)));
      }),
    );
  });

  it('is a share of all ways to toss, counted one by one', () => {
    const lead = fc.integer({ min: -5, max: 5 });
    fc.assert(
      fc.property(fc.array(lead, { minLength: 1, maxLength: 9 }), (leads) => {
        const seen = Math.abs(leads.reduce((sum, each) => sum + each, 0));
        let as = 0;
        for (let toss = 0; toss < 2 ** leads.length; toss++) {
          const tossed = leads.reduce((sum, each, i) => sum + ((toss >> i) & 1 ? each : -each), 0);
          if (Math.abs(tossed) >= seen) as += 1;
        }
        const found = groupedMcNemar(answersOf(leads));
        assert.ok(Math.abs(found - as / 2 ** leads.length) < 1e-12, `${found} for ${leads.join()}`);
      }),
    );
  });

  it('a process of fifty texts is one proof', () => {
    assert.ok(mcNemar(50, 0) < 1e-10);
    assert.equal(groupedMcNemar(answersOf([50])), 1);
    assert.equal(groupedMcNemar(answersOf([8, 8, 8, 8, 8])), 2 / 32);
  });

  it('of a thousand pairs of equally good models tells fewer than one in twenty apart', () => {
    for (const size of [1, 2, 4, 8]) {
      let apart = 0;
      for (let trial = 0; trial < 1000; trial++) {
        const isRight = (group: number, model: number) =>
          seededFraction(`${trial} ${group} ${model}`, size) < 0.8;
        const leads = Array.from(
          { length: 240 / size },
          (_, group) => size * (Number(isRight(group, 0)) - Number(isRight(group, 1))),
        );
        if (groupedMcNemar(answersOf(leads)) < surelyBelow) apart += 1;
      }
      assert.ok(apart < 50, `${apart} of 1000 in groups of ${size}`);
    }
  }).timeout(10_000);
});
