/** What `inspect --fix … --out` kept is of use to every command that learns from the spreadsheet. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import type { KernelAnswer } from '../../core/contract/kernelAnswer.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { commandTable } from './commandTable.ts';
import { runCli } from './testing/runCli.ts';

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
    const rows = optionsOf('inspect').filter((option) => option !== 'fix' && option !== 'recipeOut');
    for (const command of ['train', 'tune', 'suspects', 'advise'])
      for (const option of rows) assert.ok(optionsOf(command).includes(option), `${command} ${option}`);
  });
});
