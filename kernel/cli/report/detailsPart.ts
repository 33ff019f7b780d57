/** The technical part of a result, shown with --details: per-category figures and the table of right and wrong answers. */
import type { KeptEstimate } from '../../../core/contract/timeEstimates.ts';
import type { EvaluationReport, Scores } from '../../../core/contract/evaluation.ts';
import { formatNumber, formatShare } from '../../../core/text/formats/numbers.ts';
import { cut, fit, widthOf } from '../screen/layout.ts';
import type { Page } from '../screen/page.ts';
import type { CliSession } from '../session.ts';
import { largestOf } from '../../../core/training/extremes.ts';

export interface DetailedRun {
  readonly evaluation: EvaluationReport;
  readonly estimates: readonly KeptEstimate[];
}

export function detailsPart(page: Page, { evaluation, estimates }: DetailedRun, session: CliSession): void {
  const { details } = session.texts.result;
  page.heading(details.heading);
  const figures = details.figures({
    stage: evaluation.stage,
    train: evaluation.trainAccuracy,
    validation: evaluation.validationAccuracy,
    temperature: evaluation.temperature,
    macroF1: evaluation.test.macroF1,
  });
  for (const line of figures) page.bullet(line);
  for (const estimate of estimates) page.bullet(details.timeTold(estimate));
  scoreTable(page, evaluation.test, session);
}

/** Precision, recall and F1 of every category, and the confusion table where it fits the screen. */
export function scoreTable(page: Page, scores: Scores, session: CliSession): void {
  const { language } = session;
  const { details, metrics } = session.texts.result;
  const share = (value: number | null) => (value === null ? '–' : formatShare(value, language));
  const rows = scores.labels.map(({ label, precision, recall, f1, count }) => [
    label,
    share(precision),
    share(recall),
    share(f1),
    formatNumber(count, language),
  ]);
  page.blank();
  for (const line of tableLines([details.columns, ...rows], page.width)) page.row(line);
  page.blank();
  const [, precision, recall] = details.columns;
  page.text(`${precision}: ${metrics.precision}`).text(`${recall}: ${metrics.recall}`);
  confusionTable(page, scores, session);
}

function confusionTable(page: Page, { labels, confusion }: Scores, { texts, language }: CliSession): void {
  const { details, metrics } = texts.result;
  const numbered = labels.map(({ label }, index) => `${index + 1} ${label}`);
  const rows = confusion.map((row, index) => [
    numbered[index] ?? '',
    ...row.map((count) => (count === 0 ? '·' : formatNumber(count, language))),
  ]);
  const lines = tableLines([['', ...labels.map((_, index) => String(index + 1))], ...rows], page.width);
  if (lines.some((line) => widthOf(line) > page.width)) return;
  page.heading(metrics.confusion).text(details.confusionNote).blank();
  for (const line of lines) page.row(line);
}

/** The first column to the left, the others to the right, each as wide as its widest cell. */
function tableLines(rows: readonly (readonly string[])[], width: number): string[] {
  const columns = rows[0]?.length ?? 0;
  const widths = Array.from({ length: columns }, (_, c) =>
    largestOf(rows.map((row) => widthOf(row[c] ?? ''))),
  );
  const others = widths.slice(1).reduce((sum, column) => sum + column + 2, 0);
  const first = Math.min(widths[0] ?? 0, Math.max(6, width - 2 - others));
  return rows.map((row) => {
    const cells = row.slice(1).map((cell, index) => padStart(cell, widths[index + 1] ?? 0));
    return [fit(cut(row[0] ?? '', first), first), ...cells].join('  ').trimEnd();
  });
}

function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - widthOf(text))) + text;
}
