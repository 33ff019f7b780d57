/** What cannot be done is said in a sentence, and nothing is left behind. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Scenario } from '../../../tools/vscode/scenarios/scenario.ts';
import { runFoldersIn, seconds } from '../atWorkbench.ts';
import { english } from '../inWords.ts';
import { inLabel } from '../../shownText.ts';
import { writePetitions } from '../petitions.ts';

export const scenarios: readonly Scenario[] = [
  {
    name: 'a damaged file is refused in words, and left as it is',
    run: async ({ folder, open, picture, say }) => {
      const path = join(folder, 'Estragada.xlsx');
      writeFileSync(path, Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(5000, 7)]));
      const before = readFileSync(path);
      const window = await open();
      await window.runCommand(english.titleOf('bertTraining.train'));
      await window.pick('Estragada.xlsx');
      const said = await window.waitForNotification('damaged', 60 * seconds);
      say(said);
      assert.doesNotMatch(said, /--[a-z]|table\./u);
      await picture(window, 'damaged');
      assert.deepEqual(readFileSync(path), before);
      assert.deepEqual(runFoldersIn(folder), []);
    },
  },
  {
    name: 'one category is too few, and the sentence says so',
    run: async ({ folder, open, say }) => {
      const path = join(folder, 'Uma só.csv');
      const rows = Array.from({ length: 40 }, (_, i) => `O autor pede pensão no caso ${i + 1}.;Alimentos`);
      writeFileSync(path, `texto;categoria\n${rows.join('\n')}\n`);
      const window = await open();
      await window.runCommand(english.titleOf('bertTraining.train'));
      await window.pick('Uma só.csv');
      await window.waitForTitle('Column of the texts', 60 * seconds);
      await window.pick('texto');
      await window.waitForTitle('Column of the categories');
      await window.pick('categoria');
      await window.waitForTitle('How to train');
      await window.pick('Fast');
      say(await window.waitForNotification('Alimentos', 60 * seconds));
      assert.deepEqual(runFoldersIn(folder), []);
    },
  },
  {
    name: 'names that would be links or pictures are shown as they are, and one column is told at once',
    run: async ({ folder, open, picture }) => {
      const link = '[Ver](command:workbench.action.toggleZenMode)';
      const file = `${link} $(trash) 100% #1.csv`;
      const rows = Array.from({ length: 40 }, (_, i) => `O autor pede pensão no caso ${i + 1}.;${link}`);
      writeFileSync(join(folder, file), `$(flame) texto;categoria\n${rows.join('\n')}\n`);
      writeFileSync(join(folder, 'Uma coluna.csv'), 'texto\numa petição\noutra petição\nmais uma\n');
      const window = await open();
      await window.runCommand(english.titleOf('bertTraining.train'));
      await window.pick(inLabel(file));
      await window.waitForTitle('Column of the texts', 60 * seconds);
      const [first] = await window.readPicks();
      assert.equal(first?.label, inLabel('$(flame) texto'));
      await window.pick(inLabel('$(flame) texto'));
      await window.waitForTitle('Column of the categories');
      await window.pick('categoria');
      await window.waitForTitle('How to train');
      await window.pick('Fast');
      await window.waitForNotification('toggleZenMode', 60 * seconds);
      assert.equal(await window.page.locator('.notification-list-item-message a').count(), 0);
      await picture(window, 'names');
      await window.runCommand(english.titleOf('bertTraining.train'));
      await window.pick('Uma coluna.csv');
      await window.waitForNotification('has one column only', 60 * seconds);
    },
  },
  {
    name: 'a folder that is not trusted can be looked at, not trained in',
    host: () => ({ trust: 'asked' }),
    run: async ({ folder, open, picture, say }) => {
      writePetitions(join(folder, 'Petições.csv'), 20);
      const window = await open();
      const dialog = await window.readDialog();
      assert.match(dialog, /trust/iu);
      await window.answerDialog("No, I don't trust the authors");
      await window.runCommand(english.titleOf('bertTraining.train'));
      say(await window.waitForNotification('not trusted'));
      await picture(window, 'not-trusted');
      await window.runCommand(english.titleOf('bertTraining.showRuns'));
      await window.waitForNotification('no trainings here yet');
      assert.deepEqual(runFoldersIn(folder), []);
    },
  },
];
