import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { withTemporaryFolder } from '../../../tools/testing/temporaryFolder.ts';
import { runCli } from '../testing/runCli.ts';
import { trained, wholeTraining } from '../testing/trainingStream.ts';

/** A training whose model is no better than the simple method. */
const asGood = () => {
  const result = trained();
  assert.ok(result.kind === 'answered' && result.answer.kind === 'trained');
  const { evaluation } = result.answer;
  const verdicts = [...evaluation.verdicts, { code: 'baseline_as_good', tone: 'neutral' } as const];
  const answer = { ...result.answer, evaluation: { ...evaluation, verdicts } };
  return { events: [...wholeTraining.slice(0, -1), { ...result, answer }] };
};

describe('where the simple method was as good', () => {
  it('it is offered, read and divided as in the run', async () => {
    const options = [
      '--text',
      'Ementa do ato',
      '--sheet',
      'Dados',
      '--seed',
      '7',
      '--train-share',
      '0.7',
      '--too-long',
      'split',
    ];
    const words = ['train', 'meus processos.xlsx', ...options, '--epochs', '3'];
    const { output } = await runCli({ words, script: asGood() });
    assert.match(output, /Ficar com o método simples/u);
    const expected =
      'bert-training train "meus processos.xlsx" --text "Ementa do ato" --sheet Dados --too-long split --train-share 0.7 --seed 7 --stages baseline';
    assert.ok(output.split('\n').includes(`    ${expected}`), output);
  });
  it('it takes the fixes of the run', () =>
    withTemporaryFolder(async (workFolder) => {
      const recipe = [{ kind: 'dropLabel', label: 'Outros' }];
      writeFileSync(join(workFolder, 'meus.json'), JSON.stringify({ format: 1, recipe }));
      const words = ['train', 'a.csv', '--recipe', 'meus.json'];
      const { output } = await runCli({ words, script: asGood(), workFolder });
      assert.match(output, /train a\.csv --recipe \S*\/treinos\/\S+ --stages baseline\n/u);
    }));
  it('its command is one that the command line takes', async () => {
    const words = ['train', 'a.csv', '--separator', 'tab', '--class-weights', 'off', '--header', '0'];
    const { output } = await runCli({ words, script: asGood() });
    const typed = / {4}bert-training (train a\.csv .*--stages baseline)$/mu.exec(output)?.[1];
    assert.ok(typed, output);
    const again = await runCli({ words: typed.split(' '), script: asGood() });
    assert.equal(again.exitCode, 0, again.notes);
  });
  it('it is not offered where the model was better', async () => {
    const { output } = await runCli({ words: ['train', 'a.csv'], script: { events: wholeTraining } });
    assert.doesNotMatch(output, /método simples, que treina/u);
  });
});
