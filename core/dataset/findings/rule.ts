/** What a rule is: a way to find something wrong, and what that costs the rows it is about. */
import type { CleaningStep } from '../../contract/cleaning.ts';
import type { Example } from '../../contract/dataset.ts';
import { listedAtMost } from '../../contract/findings.ts';
import type { Finding, FindingCode, FindingFix, FindingOf } from '../../contract/findings.ts';
import type { Examined } from './examine.ts';

export interface FindingRule<C extends FindingCode = FindingCode> {
  readonly code: C;
  readonly find: (data: Examined) => readonly FindingOf<C>[];
  /** How unfit it makes a row to learn from, 0 to 1; left out where it is about the whole. */
  readonly costs?: (data: Examined) => (example: Example) => number;
}

/** Any rule among others: what it finds is a finding. */
export type AnyRule = Omit<FindingRule, 'find'> & { readonly find: (data: Examined) => readonly Finding[] };

/** A row whose text was read in pieces counts once. */
export function rowsOf(examples: Iterable<Example>): Finding['rows'] {
  const rows = [...new Set(Array.from(examples, ({ rowNumber }) => rowNumber))].sort((a, b) => a - b);
  return { count: rows.length, listed: rows.slice(0, listedAtMost) };
}

/** Of a finding about the whole. */
export const noRows: Finding['rows'] = { count: 0, listed: [] };

/** What "mend everything" does. */
export function recommended(step: CleaningStep): FindingFix {
  return { kind: 'step', step, isRecommended: true };
}

/** What is done when asked for by itself. */
export function possible(step: CleaningStep): FindingFix {
  return { kind: 'step', step, isRecommended: false };
}
