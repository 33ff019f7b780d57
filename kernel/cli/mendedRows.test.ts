/** What `inspect --fix … --out` kept is of use to every command that learns from the spreadsheet. */
import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, it } from 'mocha';
import type { KernelAnswer } from '../../core/contract/kernelAnswer.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { writeSmallSheet } from '../testing/smallSheet.ts';
import { commandTable } from './commandTable.ts';
import { eventsOf } from './testing/eventsOf.ts';
import { runCli } from './testing/runCli.ts';
import { inspected } from '../../core/text/testing/inspected.ts';

const answers: readonly KernelAnswer[] = [
  { kind: 'suspected', stage: 'baseline', rows: 9, suspects: [] },
  { kind: 'advised', stage: 'baseline', rows: 9, advice: [] },
];

describe('fixes that were kept', () => {
  for (const [i, command] of ['suspects', 'advise'].entries()) {
    it(`are made by ${command}, which reads long texts as train does`, () =>
      withTemporaryFolder(async (folder) => {
        writeFileSync(join(folder, 'consertos.json'), JSON.stringify({ format: 1, recipe: [] }));
        writeFileSync(join(folder, 'outro.json'), '{}');
        const answer = answers[i];
        assert.ok(answer);
        const call = { workFolder: folder, script: { events: [{ kind: 'answered' as const, answer }] } };
        const words = [command, 'a.csv', '--too-long', 'split', '--recipe'];
        assert.equal((await runCli({ ...call, words: [...words, 'consertos.json'] })).exitCode, 0);
        const unreadable = await runCli({ ...call, words: [...words, 'outro.json'] });
        assert.equal(unreadable.exitCode, 3);
        assert.match(unreadable.notes, /outro\.json/u);
      }));
  }
  it('are taken by each command that takes the settings of a training, and read the same way', () => {
    const optionsOf = (name: string) => commandTable.find((command) => command.name === name)?.options ?? [];
    const edits: readonly string[] = ['undo', 'fix', 'recipeOut'];
    const rows = optionsOf('inspect').filter((option) => !edits.includes(option));
    for (const command of ['train', 'tune', 'suspects', 'advise'])
      for (const option of rows) assert.ok(optionsOf(command).includes(option), `${command} ${option}`);
  });
  it('are those of a run where one is named', () =>
    withTemporaryFolder(async (workFolder) => {
      const sheet = basename(writeSmallSheet(workFolder, 60));
      const kept = { kind: 'keepApart', labels: ['Cobrança', 'Família'] };
      writeFileSync(join(workFolder, 'meus.json'), JSON.stringify({ format: 1, recipe: [kept] }));
      const train = ['train', sheet, '--recipe', 'meus.json', '--stages', 'baseline', '--out', 'r'];
      await runCli({ words: train, workFolder });
      rmSync(join(workFolder, 'meus.json'));
      const { output, notes } = await runCli({
        words: ['inspect', sheet, '--recipe', 'r', '--json'],
        workFolder,
      });
      const event = eventsOf(output).at(-1)?.event;
      assert.ok(event?.kind === 'answered' && event.answer.kind === 'inspected', notes);
      assert.ok(event.answer.recipe?.some(({ kind }) => kind === 'keepApart'));
    })).timeout(30_000);
  it('have numbers on the page, and taking one back is kept by the command that comes next', () =>
    withTemporaryFolder(async (folder) => {
      writeFileSync(join(folder, 'consertos.json'), JSON.stringify({ format: 1, recipe: [] }));
      const call = {
        workFolder: folder,
        script: { events: [{ kind: 'answered' as const, answer: { ...inspected, recipeFile: null } }] },
      };
      const words = ['inspect', 'a.csv', '--recipe', 'consertos.json'];
      assert.match((await runCli({ ...call, words })).output, /\[1\] /u);
      const { output } = await runCli({ ...call, words: [...words, '--undo', '2'] });
      assert.match(output, /inspect a\.csv .*--recipe consertos\.json --undo 2 --out consertos-2\.json/u);
      assert.equal((await runCli({ ...call, words: [...words, '--undo', 'x'] })).exitCode, 2);
    }));
});
