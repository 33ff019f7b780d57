import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { eventsOf } from './testing/eventsOf.ts';
import { runCli } from './testing/runCli.ts';

const secret = 'uma frase bem comprida';

function withConfig(use: (config: string) => Promise<void>): Promise<void> {
  return withTemporaryFolder(async (folder) => {
    const config = join(folder, 'servidor.json');
    const team = { mode: 'team', publicAddress: 'https://treino.exemplo.br', dataFolder: join(folder, 'd') };
    writeFileSync(config, JSON.stringify(team));
    await use(config);
  });
}

describe('admin', function () {
  this.timeout(60_000);

  it('makes an administrator, once, with a password that is typed nowhere else', () =>
    withConfig(async (config) => {
      const words = ['admin', 'create', 'Ana@exemplo.br', '--config', config];
      const made = await runCli({ words, secret });
      assert.deepEqual([made.exitCode, made.notes], [0, '']);
      assert.match(made.output, /“ana@exemplo\.br”/u);
      const again = await runCli({ words, secret });
      assert.equal(again.exitCode, 3);
      assert.match(again.notes, /“ana@exemplo\.br” já existe/u);
      const other = ['admin', 'create', 'rui', '--config', config, '--json'];
      const { output } = await runCli({ words: other, secret });
      assert.deepEqual(eventsOf(output).at(-1)?.event, {
        kind: 'answered',
        answer: { kind: 'accountCreated', name: 'rui' },
      });
    }));

  it('says what is wrong with a name, a password, the mode or the task, and is left with Ctrl+C', () =>
    withConfig(async (config) => {
      const create = async (name: string, word: string | undefined, more = ['--config', config]) => {
        const { exitCode, notes } = await runCli({
          words: ['admin', 'create', name, ...more],
          environment: { BERT_TRAINING_SERVER_DATA: `${config}.local` },
          ...(word !== undefined && { secret: word }),
        });
        return `${exitCode} ${notes}`;
      };
      assert.match(await create('ana', 'curta'), /^3 [^]*A senha não serve[^]*12/u);
      assert.match(await create('-ana!', secret), /^2 /u);
      assert.match(await create('ana!', secret), /^3 [^]*“ana!” não serve/u);
      assert.match(await create('ana', secret, []), /^4 [^]*não tem contas/u);
      assert.match(await create('ana', undefined), /^130 /u);
      assert.equal((await runCli({ words: ['admin', 'drop', 'ana'], secret })).exitCode, 2);
    }));
});
