/** What a recipe takes care of, as findings: taking the step back opens them again. */
import type { CleaningEffect } from '../../contract/cleaning.ts';
import { listedAtMost } from '../../contract/findings.ts';
import type { Finding } from '../../contract/findings.ts';
import { byCodeUnits } from '../foldText.ts';
import { largestPlaceholder } from '../personalData/placeholder.ts';
import type { Examined } from './examine.ts';
import { recommended } from './rule.ts';

/** One for each step that found rows; what was left out by choice (a category, conflicting rows) is no finding. */
export function mendedFindings({ effects, examples }: Examined): Finding[] {
  return effects
    .filter(({ removedRows, changedRows }) => removedRows.length + changedRows.length > 0)
    .flatMap((effect) => mendedBy(effect, examples) ?? []);
}

function mendedBy(effect: CleaningEffect, examples: Examined['examples']): Finding | undefined {
  const { step } = effect;
  const rows = [...effect.removedRows, ...effect.changedRows].sort((a, b) => a - b);
  const mended = {
    severity: 'warning' as const,
    state: 'mended' as const,
    rows: { count: rows.length, listed: rows.slice(0, listedAtMost) },
    fixes: [recommended(step)],
  };
  switch (step.kind) {
    case 'dropEmpty':
      return { ...mended, code: 'empty_cells', params: {} };
    case 'dropDuplicates':
      return { ...mended, code: 'duplicates', params: {} };
    case 'mergeLabels':
      return { ...mended, code: 'label_twins', params: { into: step.into, from: step.from } };
    case 'dropRareLabels': {
      const removed = new Set(rows);
      const labels = new Set(
        examples.filter(({ rowNumber }) => removed.has(rowNumber)).map(({ label }) => label),
      );
      const named = [...labels].sort(byCodeUnits).slice(0, listedAtMost);
      const params = { labels: named, labelCount: labels.size, fewerThan: step.fewerThan };
      return { ...mended, code: 'unlearnable_labels', params };
    }
    case 'maskPersonalData': {
      const masked = new Set(rows);
      const texts = examples.filter(({ rowNumber }) => masked.has(rowNumber)).map(({ text }) => text);
      const kinds = step.kinds
        .map((kind) => ({ kind, texts: texts.filter((text) => largestPlaceholder(text, kind) > 0).length }))
        .filter(({ texts: count }) => count > 0);
      return kinds.length === 0 ? undefined : { ...mended, code: 'personal_data', params: { kinds } };
    }
    case 'dropConflicts':
    case 'dropLabel':
    case 'keepApart':
      return undefined;
  }
}
