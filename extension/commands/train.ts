/** `Train with a Spreadsheet`: file, sheet, columns, preset, and off it goes. */
import { dirname } from 'node:path';
import * as vscode from 'vscode';
import type { CleaningRecipe } from '../../core/contract/cleaning.ts';
import { runConfigSchema } from '../../core/contract/runConfig.ts';
import { presetNames } from '../../core/contract/trainingParameters.ts';
import type { PresetName } from '../../core/contract/trainingParameters.ts';
import { freeRunFolder } from '../../core/host/freePath.ts';
import type { RunCommand } from '../command.ts';
import { givenFolder } from '../givenFolder.ts';
import { columnChoices, columnHint } from '../pickers/columnChoices.ts';
import { likeliestFirst } from '../pickers/likeliestFirst.ts';
import { inSteps } from '../pickers/inSteps.ts';
import { pickOne } from '../pickers/pickOne.ts';
import { pickPlan } from '../pickers/pickPlan.ts';
import { pickSpreadsheet } from '../pickers/pickSpreadsheet.ts';
import { inspect, problemOf, readSpreadsheet } from '../readSpreadsheet.ts';
import type { Inspected, SpreadsheetSource } from '../readSpreadsheet.ts';
import { postedRuns } from '../runs/postedRuns.ts';
import { startRun } from '../runs/startRun.ts';
import type { Services, Voice } from '../services.ts';

const recommendedPreset: PresetName = 'equilibrado';

/** What the person has chosen so far. */
interface Draft {
  source: SpreadsheetSource;
  inspected: Inspected;
  preset: PresetName;
}

export const train: RunCommand = async (services, given) => {
  const path = await pickSpreadsheet(services, given, 'train');
  if (path === undefined) return;
  const read = await readSpreadsheet(services, path);
  if (!read) return;
  if (read.inspected.head.columns.length < 2)
    throw problemOf(read.inspected) ?? new Error('one column, no problem');
  const draft: Draft = { ...read, preset: services.settings().preset };
  const voice = await services.voice();
  if (!(await inSteps(questions(draft, voice)))) return;
  const inspected = await inspectAgain(services, draft);
  if (!inspected) return;
  const plan = await pickPlan(services, { source: draft.source, inspected });
  if (!plan) return;
  await startRun(services, {
    kind: 'train',
    config: configOf(draft, plan.recipe, services),
    runFolder: await newRunFolder(path, services),
  });
};

/** Another window may have asked for one a moment ago; its kernel makes it when it has read the spreadsheet. */
async function newRunFolder(path: string, services: Services): Promise<string> {
  const asked = await postedRuns(services.environment.mailboxes);
  const taken = new Set(asked.map(({ runFolder }) => runFolder));
  return freeRunFolder(parentOf(path, services), path, { today: new Date(), taken });
}

function questions(draft: Draft, { texts }: Voice): Parameters<typeof inSteps>[0] {
  const { pick } = texts.extension;
  const { head, suggestion } = draft.inspected;
  return [
    async (place) => {
      const choices = columnChoices(head, suggestion.text, texts);
      const hint = columnHint(suggestion.text, texts);
      const picked = await pickOne({ title: pick.textColumn, hint, choices, place });
      if (picked?.kind === 'picked') draft.source = { ...draft.source, textColumn: picked.value };
      return picked;
    },
    async (place) => {
      const guesses = suggestion.label.filter(({ column }) => column !== draft.source.textColumn);
      const choices = columnChoices(head, guesses, texts).filter(
        ({ value }) => value !== draft.source.textColumn,
      );
      const hint = columnHint(guesses, texts);
      const picked = await pickOne({ title: pick.labelColumn, hint, choices, place });
      if (picked?.kind === 'picked') draft.source = { ...draft.source, labelColumn: picked.value };
      return picked;
    },
    async (place) => {
      const { preset: usual } = draft;
      const choices = likeliestFirst(presetNames, (name) => name === usual).map((name) => ({
        label: texts.settings.presets[name].name,
        ...(name === recommendedPreset && { description: pick.recommended }),
        detail: texts.settings.presets[name].explained,
        value: name,
      }));
      const picked = await pickOne({ title: pick.preset, choices, place });
      if (picked?.kind === 'picked') draft.preset = picked.value;
      return picked;
    },
  ];
}

/** The columns that were suggested are read already. */
async function inspectAgain(
  services: Services,
  { source, inspected }: Draft,
): Promise<Inspected | undefined> {
  const { summary } = inspected;
  const isRead = summary?.textColumn === source.textColumn && summary?.labelColumn === source.labelColumn;
  return isRead ? inspected : inspect(services, source);
}

function configOf(
  { source, preset }: Draft,
  recipe: CleaningRecipe | undefined,
  services: Services,
): ReturnType<typeof runConfigSchema.parse> {
  const { threads } = services.settings();
  return runConfigSchema.parse({ data: source, preset, recipe, threads });
}

/** Nobody may write beside the sample: its trainings lie in the open folder, or in the user's own. */
function parentOf(path: string, { environment, settings }: Services): string {
  const { runsFolder } = settings();
  const { homeFolder, sample } = environment;
  const workFolder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? homeFolder;
  if (runsFolder !== undefined) return givenFolder(runsFolder, { homeFolder, workFolder });
  return path === sample ? workFolder : dirname(path);
}
