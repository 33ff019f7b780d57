/** From a spreadsheet to a model and a classified copy, with keys and clicks. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Scenario } from '../../../tools/vscode/scenarios/scenario.ts';
import type { Workbench } from '../../../tools/vscode/workbench/openWorkbench.ts';
import { english } from '../inWords.ts';
import { writePetitions } from '../petitions.ts';

const seconds = 1000;

export const scenario: Scenario = {
  name: 'a spreadsheet is trained with, and another one classified',
  timeLimitMs: 300 * seconds,
  run: async ({ folder, open, say }) => {
    writePetitions(join(folder, 'Petições.csv'), 40);
    const window = await open();
    await window.runCommand(english.titleOf('bertTraining.train'));
    await window.pick('Petições.csv');
    await window.waitForTitle('Column of the texts');
    assert.equal((await window.readPicks())[0]?.label, 'texto');
    await window.pick('texto');
    await window.waitForTitle('Column of the categories');
    await window.pick('categoria');
    await window.waitForTitle('How to train');
    await window.pick('Fast');
    await window.waitForTitle('Ready to train');
    const plan = await window.readPicks();
    say(JSON.stringify(plan));
    await window.pick('Train now');
    await window.waitForNotification('Training with Petições.csv', 30 * seconds);
    const result = await window.waitForNotification('is right in', 240 * seconds);
    say(result);
    const [run] = readdirSync(join(folder, 'treinos'));
    assert.ok(existsSync(join(folder, 'treinos', run!, 'model', 'model.json')));
    await window.answerNotification('is right in', 'Classify a Spreadsheet');
    await window.pick('Petições.csv');
    const classified = await window.waitForNotification('classified', 60 * seconds);
    say(classified);
    assert.ok(existsSync(join(folder, 'Petições-classified.csv')));
    await classifyOtherLayout(window, folder);
  },
};

/** Both columns hold texts, and the model learnt from neither name. */
async function classifyOtherLayout(window: Workbench, folder: string): Promise<void> {
  const rows = Array.from(
    { length: 20 },
    (_, i) => `O réu não pagou os alimentos do caso ${i}.;Ligar para a parte ${i}.`,
  );
  writeFileSync(join(folder, 'Audiências.csv'), `resumo;lembrete\n${rows.join('\n')}\n`);
  await window.runCommand(english.titleOf('bertTraining.classify'));
  await window.pick('Petições.csv');
  await window.pick('Audiências.csv');
  await window.waitForNotification('If it is the wrong one', 60 * seconds);
  await window.answerNotification('If it is the wrong one', 'Choose Another Column');
  await window.waitForTitle('Column of the texts');
  await window.pick('lembrete');
  const said = await window.waitForNotification('Audiências-classified-2.csv', 60 * seconds);
  assert.doesNotMatch(said, /wrong one/u);
}
