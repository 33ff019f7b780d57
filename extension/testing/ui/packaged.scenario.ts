/** The packaged extension in a host that has no network: the sample is trained with, and another spreadsheet classified. */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { arch, platform } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeVsix } from '../../../tools/package/makeVsix.ts';
import { targets } from '../../../tools/package/targets.ts';
import type { Scenario } from '../../../tools/vscode/scenarios/scenario.ts';
import type { Workbench } from '../../../tools/vscode/workbench/openWorkbench.ts';
import { Unavailable } from '../../../tools/vscode/unavailable.ts';
import { chooseColumns, recordOf, runFoldersIn, seconds } from '../atWorkbench.ts';
import { english, portuguese } from '../inWords.ts';
import type { Words } from '../inWords.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const cache = join(root, '.cache', 'vscode');

/** Written for this test; the sample has no such rows. */
const newTexts = [
  'Expedido mandado de citação do réu no endereço indicado pela autora.',
  'Juntada de petição com pedido de dilação do prazo para manifestação.',
  'Audiência de conciliação designada para a próxima terça-feira, às 14 horas.',
  'Proferida sentença que julgou procedente o pedido de indenização.',
  'Autos conclusos ao juiz para despacho.',
  'Publicada no diário a decisão que indeferiu a tutela de urgência.',
];

export const scenarios: readonly Scenario[] = [
  scenarioIn('English', { words: english, language: 'en' }),
  scenarioIn('Portuguese', { words: portuguese, language: 'pt-br' }),
];

function scenarioIn(
  name: string,
  { words, language }: { readonly words: Words; readonly language: 'en' | 'pt-br' },
): Scenario {
  const { extension, answers } = words.texts;
  return {
    name: `the packaged extension, without a network, in ${name}`,
    timeLimitMs: 600 * seconds,
    host: () => ({ extension: { kind: 'vsix', path: packaged() }, network: 'cut', language }),
    run: async ({ folder, open, picture, say }) => {
      const shot = (what: string) => picture(window, `${what}-${language}`);
      writeFileSync(join(folder, 'Novas.csv'), `Movimentação\n${newTexts.join('\n')}\n`);
      const window = await open();
      await window.runCommand(words.titleOf('bertTraining.train'));
      await window.waitForTitle(extension.pick.spreadsheet);
      await shot('spreadsheet');
      await window.cancel();
      await chooseSample(window, words);
      await shot('plan');
      await window.pick(extension.plan.start);
      await window.waitForNotification(extension.working.cancelKeeps, 60 * seconds);
      await window.page.waitForTimeout(5000);
      await shot('training');
      const result = await window.waitForNotification(/\d ?% /u, 480 * seconds);
      say(result);
      await shot('result');
      const [run] = runFoldersIn(folder);
      assert.equal(recordOf(run ?? '').state, 'succeeded');
      await window.answerNotification(result.slice(0, 40), extension.buttons.classify);
      await window.waitForTitle(extension.pick.spreadsheet);
      await window.pick('Novas.csv');
      say(await window.waitForNotification(`Novas-${answers.classifiedSuffix}.csv`, 90 * seconds));
      await shot('classified');
      const copy = readFileSync(join(folder, `Novas-${answers.classifiedSuffix}.csv`), 'utf8');
      assert.equal(copy.trim().split('\n').length, newTexts.length + 1);
      assert.match(copy, /^Movimentação([,;\t])[^,;\t]+\1[^,;\t]+\1/u);
    },
  };
}

async function chooseSample(window: Workbench, words: Words): Promise<void> {
  const { extension } = words.texts;
  await window.runCommand(words.titleOf('bertTraining.train'));
  await window.waitForTitle(extension.pick.spreadsheet);
  await window.pick(extension.pick.sample);
  await window.waitForTitle(extension.pick.sheet, 90 * seconds);
  await window.pick('Movimentações');
  await chooseColumns(window, { words, columns: ['Movimentação', 'Categoria'] });
}

/** Packed from what is built now, so that no older package is proved by mistake. */
function packaged(): string {
  const wanted = `${platform()}-${arch()}`;
  const target = targets.find(({ name }) => name === wanted);
  if (!target) throw new Unavailable(`no package is made for ${wanted}`);
  mkdirSync(cache, { recursive: true });
  const path = join(cache, `under-test-${wanted}.vsix`);
  writeFileSync(path, makeVsix(root, target));
  return path;
}
