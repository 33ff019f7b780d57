/** The language is changed while VS Code stays as it is, with keys alone; and the technical log is one command away. */
import type { Scenario } from '../../../tools/vscode/scenarios/scenario.ts';
import { english, portuguese } from '../inWords.ts';

export const scenario: Scenario = {
  name: 'the language is changed with keys alone, and the technical log opened',
  run: async ({ open }) => {
    const window = await open();
    const { extension } = english.texts;
    await window.runCommand(english.titleOf('bertTraining.showRuns'));
    await window.waitForNotification(extension.pick.noRunsYet);
    await window.runCommand(english.titleOf('bertTraining.changeLanguage'));
    await window.waitForTitle(extension.pick.language);
    await window.type('Português (Brasil)');
    await window.waitForNotification(portuguese.texts.extension.languageChanged);
    // The palette keeps VS Code's language; what we say does not.
    await window.runCommand(english.titleOf('bertTraining.showRuns'));
    await window.waitForNotification(portuguese.texts.extension.pick.noRunsYet);
    await window.runCommand(english.titleOf('bertTraining.openLog'));
    await window.page.locator('.part.panel .output-view').first().waitFor();
  },
};
