/** Which model: of a run that has one, or a folder. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { ExtensionTexts } from '../../core/text/areas/extensionTexts.ts';
import { listRuns } from '../runs/listRuns.ts';
import type { Services } from '../services.ts';
import { pickValue } from './pickOne.ts';
import type { Choice } from './pickOne.ts';
import { runChoice } from './pickRun.ts';

/** Folder of a run or of a model; undefined where the person turned away. */
export async function pickModel(services: Services): Promise<string | undefined> {
  const voice = await services.voice();
  const { pick } = voice.texts.extension;
  const runs = await listRuns(services.environment.mailboxes);
  const ready = runs.filter(({ runFolder }) => existsSync(join(runFolder, 'model', 'model.json')));
  const choices: Choice<string>[] = ready.map((run) => ({ ...runChoice(run, voice), value: run.runFolder }));
  const chosen = await pickValue({
    title: pick.model,
    ...(ready.length === 0 && { hint: pick.noModelsYet }),
    choices: [...choices, '', { icon: 'folder-opened', label: pick.modelBrowse, value: '' }],
  });
  return chosen === '' ? browse(pick) : chosen;
}

async function browse(pick: ExtensionTexts['pick']): Promise<string | undefined> {
  const [uri] =
    (await vscode.window.showOpenDialog({
      title: pick.modelBrowseTitle,
      openLabel: pick.modelBrowseLabel,
      canSelectFiles: false,
      canSelectFolders: true,
    })) ?? [];
  return uri?.fsPath;
}
