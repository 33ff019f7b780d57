/** Limits with other numbers put over some of theirs. */
import { limitsSchema } from '../../core/contract/limits.ts';
import type { Limits } from '../../core/contract/limits.ts';
import type { LimitChanges } from '../../core/contract/limitChanges.ts';

type Numbers = Readonly<Record<string, number | null | undefined>>;

export function withChanges(limits: Limits, changes: LimitChanges): Limits {
  return limitsSchema.parse({
    dataset: over(limits.dataset, changes.dataset),
    run: over(limits.run, changes.run),
    job: over(limits.job, changes.job),
    reading: over(limits.reading, changes.reading),
  });
}

/** The smaller of each two numbers. */
export function theStricter(one: Limits, other: Limits): Limits {
  return limitsSchema.parse({
    dataset: smaller(one.dataset, other.dataset),
    run: smaller(one.run, other.run),
    job: smaller(one.job, other.job),
    reading: smaller(one.reading, other.reading),
  });
}

function over(numbers: Numbers, changes: Numbers = {}): Numbers {
  const set = Object.entries(changes).filter(([, value]) => typeof value === 'number');
  return { ...numbers, ...Object.fromEntries(set) };
}

function smaller(one: Numbers, other: Numbers): Numbers {
  return Object.fromEntries(
    Object.entries(one).map(([name, value]) => [name, Math.min(value ?? Infinity, other[name] ?? Infinity)]),
  );
}
