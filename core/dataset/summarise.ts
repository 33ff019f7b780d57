/** The numbers a person sees before training. */
import type { CleaningEffect, CleaningRecipe, CleaningStep } from '../contract/cleaning.ts';
import type { DatasetSummary, Example } from '../contract/dataset.ts';
import type { Table } from '../contract/table.ts';
import { conflictingRows, countLabels } from './applyRecipe.ts';
import type { ChosenColumns } from './chooseColumns.ts';
import { byCodeUnits } from './foldText.ts';
import { joiningColumns } from './processColumns.ts';

export interface SummaryInput {
  readonly fileName: string;
  readonly table: Pick<Table, 'columns' | 'rows' | 'fileHash' | 'sheet'>;
  readonly columns: ChosenColumns;
  /** After the recipe. */
  readonly examples: readonly Example[];
  readonly effects: readonly CleaningEffect[];
  /** As given; undefined where it is the default one. */
  readonly recipe?: CleaningRecipe | undefined;
}

export function summarise(input: SummaryInput): DatasetSummary {
  const { fileName, table, columns, examples, effects, recipe } = input;
  const unused = recipe === undefined ? [] : unusedSteps(effects);
  const missing = recipe === undefined ? [] : missingLabels(effects);
  const labels = [...countLabels(examples)].map(([label, count]) => ({ label, count }));
  const joining = joiningColumns(table, columns, new Set(examples.map(({ rowNumber }) => rowNumber)));
  const lengths = examples.map(({ text }) => text.length).sort((a, b) => a - b);
  return {
    fileName,
    fileHash: table.fileHash,
    ...(table.sheet !== undefined && { sheet: table.sheet }),
    textColumn: columns.textColumn,
    labelColumn: columns.labelColumn,
    ...(joining.length > 0 && { joiningColumns: joining }),
    totalRows: table.rows.length,
    usedRows: examples.length,
    labels: labels.sort((a, b) => b.count - a.count || byCodeUnits(a.label, b.label)),
    effects: [...effects],
    ...(unused.length > 0 && { unusedSteps: unused }),
    ...(missing.length > 0 && { missingLabels: missing }),
    conflictingRows: conflictingRows(examples),
    characters: { median: quantile(lengths, 0.5), p95: quantile(lengths, 0.95), max: lengths.at(-1) ?? 0 },
  };
}

/** Steps about categories that no row has: perhaps the recipe is another file's. */
function unusedSteps(effects: readonly CleaningEffect[]): CleaningStep[] {
  return effects
    .filter(({ step }) => step.kind === 'mergeLabels' || step.kind === 'dropLabel')
    .filter(({ removedRows, changedRows }) => removedRows.length + changedRows.length === 0)
    .map(({ step }) => step);
}

/** Of steps that found rows; the others are told as steps. */
function missingLabels(effects: readonly CleaningEffect[]): string[] {
  const missing = effects
    .filter(({ changedRows }) => changedRows.length > 0)
    .flatMap((effect) => effect.missingLabels ?? []);
  return [...new Set(missing)];
}

/** The smallest of the sorted values that at least this share of them does not exceed; 0 where there are none. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
