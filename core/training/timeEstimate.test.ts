import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { estimateTime } from './timeEstimate.ts';

const steps = (count: number, milliseconds: number, amount = 100) =>
  Array.from({ length: count }, () => ({ amount, milliseconds }));

describe('estimateTime (R28)', () => {
  it('says nothing before anything was measured', () => {
    assert.equal(estimateTime([], { low: 10, high: 10 }), undefined);
    assert.equal(estimateTime([{ amount: 0, milliseconds: 5 }], { low: 10, high: 10 }), undefined);
  });
  it('the truth of steady steps lies inside a range that narrows with measuring', () => {
    const few = estimateTime(steps(2, 500), { low: 10_000, high: 10_000 })!;
    const many = estimateTime(steps(100, 500), { low: 10_000, high: 10_000 })!;
    for (const { lowSeconds, highSeconds } of [few, many]) assert.ok(lowSeconds < 50 && 50 < highSeconds);
    assert.ok(many.highSeconds - many.lowSeconds < few.highSeconds - few.lowSeconds);
    assert.ok(many.highSeconds < 55);
  });
  it('long texts take longer: the amount counts, not the number of steps', () => {
    const mixed = [...steps(50, 100, 10), ...steps(50, 1000, 100)];
    const { lowSeconds, highSeconds } = estimateTime(mixed, { low: 1000, high: 1000 })!;
    assert.ok(lowSeconds < 10 && 10 < highSeconds && highSeconds < 11.5);
  });
  it('steps that vary widen the range', () => {
    const uneven = Array.from({ length: 30 }, (_, i) => ({
      amount: 100,
      milliseconds: i % 2 === 0 ? 100 : 900,
    }));
    const even = estimateTime(steps(30, 500), { low: 1000, high: 1000 })!;
    const wide = estimateTime(uneven, { low: 1000, high: 1000 })!;
    assert.ok(wide.highSeconds - wide.lowSeconds > even.highSeconds - even.lowSeconds);
  });
  it('a machine that became slower is believed after a while', () => {
    const { lowSeconds } = estimateTime([...steps(500, 100), ...steps(200, 1000)], {
      low: 1000,
      high: 1000,
    })!;
    assert.ok(lowSeconds > 8);
  });
  it('an early stop makes the low end lower', () => {
    const { lowSeconds, highSeconds } = estimateTime(steps(100, 500), { low: 1000, high: 10_000 })!;
    assert.ok(lowSeconds < 5 && highSeconds > 50);
  });
  it('the range is never empty, negative or infinite', () => {
    const measured = fc.array(
      fc.record({
        amount: fc.integer({ min: 1, max: 5000 }),
        milliseconds: fc.integer({ min: 0, max: 60_000 }),
      }),
      { minLength: 1, maxLength: 50 },
    );
    fc.assert(
      fc.property(measured, fc.nat({ max: 1_000_000 }), (list, left) => {
        const range = estimateTime(list, { low: left, high: left })!;
        assert.ok(range.lowSeconds >= 0 && range.lowSeconds <= range.highSeconds);
        assert.ok(Number.isFinite(range.highSeconds));
      }),
    );
  });
});
