/** The health report and the page about this computer, as they are seen. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Scenario } from '../../../tools/vscode/scenarios/scenario.ts';
import { english } from '../inWords.ts';
import { writePetitions } from '../petitions.ts';

const seconds = 1000;

export const scenario: Scenario = {
  name: 'the health report follows its file, and this computer is checked',
  timeLimitMs: 300 * seconds,
  run: async (context) => {
    const { folder } = context;
    const path = join(folder, 'Petições.csv');
    writePetitions(path, 40);
    const window = await context.open();
    await window.runCommand(english.titleOf('bertTraining.healthReport'));
    await window.pick('Petições.csv');
    context.say(await window.readPreview('120 of 120 rows'));
    await context.picture(window, 'health-report');
    writePetitions(path, 50);
    await window.readPreview('150 of 150 rows');
    await window.runCommand(english.titleOf('bertTraining.doctor'));
    const page = await window.readPreview('Text to copy and send to IT support');
    assert.match(page, /Test calculation: worked/u);
    await window.waitForNotification('can train models', 60 * seconds);
    await context.picture(window, 'doctor');
    await window.answerNotification('can train models', 'Copy for IT Support');
    await window.waitForNotification('Copied.', 10 * seconds);
    // In a browser VS Code writes down every five seconds which pages are open.
    await window.page.waitForTimeout(6 * seconds);
    await window.reload();
    await window.readPreview('run the command again');
  },
};
