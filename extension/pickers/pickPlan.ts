/** The last question before a training: with how many rows, and whether what can be mended is mended first. */
import * as vscode from 'vscode';
import type { CleaningRecipe } from '../../core/contract/cleaning.ts';
import { offeredSteps } from '../../core/dataset/findings/offeredSteps.ts';
import { addStep } from '../../core/dataset/editRecipe.ts';
import { callCommand } from '../callCommand.ts';
import { problemOf } from '../readSpreadsheet.ts';
import type { ReadSpreadsheet } from '../readSpreadsheet.ts';
import type { Services } from '../services.ts';
import { pickValue } from './pickOne.ts';

export interface Plan {
  /** Left out: what is always done. */
  readonly recipe?: CleaningRecipe;
}

/** Undefined where the person turned away. Throws what a training would fail with. */
export async function pickPlan(services: Services, read: ReadSpreadsheet): Promise<Plan | undefined> {
  const { inspected } = read;
  const problem = problemOf(inspected);
  if (problem) throw problem;
  const { summary, findings, recipe } = inspected;
  if (!summary || !recipe) throw new Error('without a problem there is a summary');
  const { texts } = await services.voice();
  const { plan } = texts.extension;
  const open = findings.filter(({ state }) => state === 'open');
  const mending = offeredSteps(findings, 'recommended');
  const chosen = await pickValue<'start' | 'mend' | 'report'>({
    title: plan.title,
    hint: plan.columns(summary),
    choices: [
      ...(mending.length > 0
        ? [
            {
              icon: 'wand',
              label: plan.startMended(mending.length),
              detail: plan.startMendedDetail,
              value: 'mend' as const,
            },
          ]
        : []),
      { icon: 'play', label: plan.start, detail: texts.data.usedRows(summary), value: 'start' },
      {
        icon: 'checklist',
        label: plan.report,
        description: open.length === 0 ? plan.nothingFound : plan.found(open.length),
        value: 'report',
      },
    ],
  });
  if (chosen === undefined) return undefined;
  if (chosen === 'start') return {};
  if (chosen === 'mend') return { recipe: mending.reduce(addStep, recipe) };
  await callCommand('bertTraining.healthReport', vscode.Uri.file(read.source.path), read.source);
  return pickPlan(services, read);
}
