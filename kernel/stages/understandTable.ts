/** What can be learned from a table that was read, what is wrong with it, and what fixes make of it. */
import { listedAtMost } from '../../core/contract/findings.ts';
import { AppError } from '../../core/contract/errors/appError.ts';
import { toWire } from '../../core/contract/errors/wireError.ts';
import type { KernelAnswer } from '../../core/contract/kernelAnswer.ts';
import type { KernelRequest } from '../../core/contract/kernelRequest.ts';
import type { Table } from '../../core/contract/table.ts';
import { assertTrainable } from '../../core/dataset/assertTrainable.ts';
import { chooseColumns } from '../../core/dataset/chooseColumns.ts';
import type { ChosenColumns } from '../../core/dataset/chooseColumns.ts';
import { chosenRecipe } from '../../core/dataset/chosenRecipe.ts';
import { diffRows } from '../../core/dataset/diffRows.ts';
import { examplesOf } from '../../core/dataset/examplesOf.ts';
import { withoutSteps } from '../../core/dataset/editRecipe.ts';
import { examine } from '../../core/dataset/findings/examine.ts';
import { findProblems } from '../../core/dataset/findings/findProblems.ts';
import { scoreQuality } from '../../core/dataset/findings/scoreQuality.ts';
import { assertSureReading } from '../../core/dataset/readingDoubts.ts';
import { sampleRows } from '../../core/dataset/sampleRows.ts';
import { summarise } from '../../core/dataset/summarise.ts';
import { withFixes } from './withFixes.ts';

type Inspected = Extract<KernelAnswer, { kind: 'inspected' }>;
type Understood = Pick<
  Inspected,
  'summary' | 'problem' | 'findings' | 'quality' | 'recipe' | 'sample' | 'changes'
>;
type Question = Pick<Extract<KernelRequest, { kind: 'inspect' }>, 'data' | 'recipe' | 'undo' | 'fixes'> & {
  readonly fileName: string;
};

export const notUnderstood: Understood = {
  problem: null,
  summary: null,
  findings: [],
  quality: null,
  recipe: null,
  sample: [],
  changes: null,
};

/**
 * A data set that cannot be trained on is a finding here, not a failure; where the reading is in doubt, that is the problem,
 * and the rest is said of the best guess. Throws `dataset.no_such_fix` and `dataset.no_such_step`.
 */
export function understandTable(table: Table, question: Question): Understood {
  const columns = columnsOrProblem(table, question);
  const unclear = problemOf(() => {
    assertSureReading(table);
  });
  if ('problem' in columns) return { ...notUnderstood, problem: unclear ?? columns.problem };
  const raw = examplesOf(table, columns);
  const { fixes, undo, fileName } = question;
  const input = {
    raw,
    recipe: chosenRecipe(raw, question.recipe),
    facts: table.facts,
    labelColumn: columns.labelColumn,
  };
  const before = examine(input);
  const { families } = before;
  const kept = undo && examine({ ...input, recipe: withoutSteps(input.recipe, undo), families });
  const recipe = withFixes(kept ?? before, fixes);
  const data = fixes === undefined ? (kept ?? before) : examine({ ...input, recipe, families });
  const findings = findProblems(data);
  const changes =
    fixes === undefined && undo === undefined ? undefined : diffRows(before.trained, data.trained);
  const { trained: examples, effects } = data;
  return {
    summary: summarise({ fileName, table, columns, examples, effects, recipe: question.recipe }),
    problem:
      unclear ??
      problemOf(() => {
        assertTrainable(examples, columns.labelColumn);
        if (findings.some(({ code }) => code === 'empty_part')) throw new AppError('dataset.empty_part', {});
      }),
    findings,
    quality: scoreQuality(data, findings),
    recipe,
    sample: sampleRows(examples),
    changes: changes ? { count: changes.length, listed: changes.slice(0, listedAtMost) } : null,
  };
}

function columnsOrProblem(
  table: Table,
  { data }: Question,
): ChosenColumns | { readonly problem: NonNullable<Inspected['problem']> } {
  try {
    return chooseColumns(table, data);
  } catch (error) {
    return { problem: wireOf(error) };
  }
}

/** What training on the same rows would fail with. */
function problemOf(check: () => void): Inspected['problem'] {
  try {
    check();
    return null;
  } catch (error) {
    return wireOf(error);
  }
}

function wireOf(error: unknown): NonNullable<Inspected['problem']> {
  if (!(error instanceof AppError)) throw error;
  return toWire(error, '');
}
