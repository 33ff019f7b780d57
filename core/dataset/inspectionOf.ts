/** The kernel's answer to `inspect`, with long lists of rows and categories cut: their counts stay. */
import { keptAtMost } from '../contract/inspection.ts';
import type { Inspection, KeptRows } from '../contract/inspection.ts';
import type { KernelAnswer } from '../contract/kernelAnswer.ts';

type Inspected = Extract<KernelAnswer, { kind: 'inspected' }>;

export function inspectionOf({ head, rows, suggestion, summary, ...answer }: Inspected): Inspection {
  const { problem, findings, quality, recipe, sample, page } = answer;
  return {
    head,
    rows,
    suggestion,
    summary: summary && summaryOf(summary),
    problem,
    findings,
    quality,
    recipe,
    sample,
    ...(page && { page }),
  };
}

function summaryOf(summary: NonNullable<Inspected['summary']>): NonNullable<Inspection['summary']> {
  const { labels, effects, conflictingRows = [], ...others } = summary;
  return {
    ...others,
    labels: labels.slice(0, keptAtMost),
    labelCount: labels.length,
    effects: effects.map(({ step, removedRows, changedRows }) => ({
      step,
      removed: keptRows(removedRows),
      changed: keptRows(changedRows),
    })),
    conflicting: keptRows(conflictingRows),
  };
}

function keptRows(rows: readonly number[]): KeptRows {
  return { count: rows.length, listed: rows.slice(0, keptAtMost) };
}
