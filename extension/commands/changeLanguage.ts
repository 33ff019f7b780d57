/** `Change the Language`: VS Code's, or one of its own. */
import * as vscode from 'vscode';
import type { RunCommand } from '../command.ts';
import { notify } from '../notify.ts';
import { pickValue } from '../pickers/pickOne.ts';
import { section } from '../settings.ts';

export const changeLanguage: RunCommand = async (services) => {
  const { pick } = (await services.voice()).texts.extension;
  const chosen = await pickValue({
    title: pick.language,
    choices: [
      { label: pick.languageOfEditor, description: vscode.env.language, value: 'auto' },
      // Each in its own words: who cannot read the other finds it.
      { label: 'Português (Brasil)', value: 'pt-BR' },
      { label: 'English', value: 'en' },
    ],
  });
  if (chosen === undefined) return;
  await vscode.workspace
    .getConfiguration(section)
    .update('language', chosen, vscode.ConfigurationTarget.Global);
  const { languageChanged } = (await services.voice()).texts.extension;
  await notify('information', languageChanged);
};
