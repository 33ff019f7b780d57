import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import type { RunConfig } from '../../core/contract/runConfig.ts';
import { commandTexts } from '../../core/text/commandTexts.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import type { CommandOption } from './commandOptions.ts';
import type { CliDoor } from './door.ts';
import { openCliSession } from './session.ts';
import { trainConfigOf } from './trainConfig.ts';
import { usageErrorOf } from './usageError.ts';

type Options = Partial<Record<CommandOption, string>>;

function configOf(options: Options, workFolder = '/trabalho'): Promise<RunConfig> {
  const door = { workFolder, environment: {} } as CliDoor;
  const session = openCliSession(door, { language: 'pt-BR', json: false, details: false });
  return trainConfigOf({ words: ['a.csv'], options, texts: commandTexts['pt-BR'] }, 'a.csv', session);
}

async function check(options: Options, expected: Partial<RunConfig>): Promise<void> {
  const found = await configOf(options);
  for (const [key, value] of Object.entries(expected)) {
    assert.deepEqual(found[key as keyof RunConfig], value, key);
  }
}

async function checkRefused(options: Options, flag: string): Promise<void> {
  await assert.rejects(
    () => configOf(options),
    (error) => usageErrorOf(error)?.said.title.includes(`“${flag}”`) === true,
  );
}

describe('the configuration from the words of train', () => {
  it('without options: the recommended preset and nothing overridden', async () => {
    await check({}, { preset: 'equilibrado', parameters: {} });
  });
  it('columns, sheet and header row', async () => {
    await check(
      { textColumn: 'Ementa', labelColumn: 'Classe', sheet: 'Plan 1', header: '3' },
      {
        data: {
          path: join('/trabalho', 'a.csv'),
          table: { sheet: 'Plan 1', headerRow: 3 },
          textColumn: 'Ementa',
          labelColumn: 'Classe',
        },
      },
    );
  });
  it('the steps of a file of fixes, and the run whose texts keep their parts', () =>
    withTemporaryFolder(async (folder) => {
      const recipe = [{ kind: 'dropLabel' as const, label: 'Outros' }];
      writeFileSync(join(folder, 'consertos.json'), JSON.stringify({ format: 1, recipe }));
      const config = await configOf({ recipe: 'consertos.json', splitOf: 'treinos/a-1' }, folder);
      assert.deepEqual(config.recipe, recipe);
      assert.equal(config.splitOf, join(folder, 'treinos', 'a-1'));
    }));
  for (const [word, symbol] of [
    [';', ';'],
    ['tab', '\t'],
    [String.raw`\t`, '\t'],
    ['semicolon', ';'],
    ['|', '|'],
  ] as const) {
    it(`the separator ${word}`, async () => {
      assert.equal((await configOf({ separator: word })).data.table.separator, symbol);
    });
  }
  it('names are found without regard to case, accents and dashes', async () => {
    await check({ preset: 'Rápido', engine: 'CPU' }, { preset: 'rapido', engine: 'cpu' });
    assert.equal((await configOf({ encoding: 'UTF8' })).data.table.encoding, 'utf-8');
    assert.equal((await configOf({ longText: 'start-end' })).parameters.longText, 'startEnd');
  });
  it('numbers in both languages’ ways', async () => {
    await check(
      { learningRate: '0,0001', headLearningRate: '1e-3' },
      { parameters: { learningRate: 1e-4, headLearningRate: 1e-3 } },
    );
  });
  it('a patience of 0 never stops early', async () => {
    await check({ patience: '0' }, { parameters: { earlyStoppingPatience: null } });
  });
  it('auto is a length', async () => {
    await check({ maxLength: 'auto' }, { parameters: { maxLength: 'auto' } });
    await check({ maxLength: '256' }, { parameters: { maxLength: 256 } });
  });
  it('stages are a list', async () => {
    await check({ stages: 'instant, fine-tuned' }, { stages: ['instant', 'fineTuned'] });
  });
  it('a base model that is a folder here keeps its whole path, a name stays a name', () =>
    withTemporaryFolder(async (folder) => {
      mkdirSync(join(folder, 'modelo'));
      assert.equal((await configOf({ base: 'modelo' }, folder)).baseModel, join(folder, 'modelo'));
      assert.equal((await configOf({ base: 'dono/modelo' }, folder)).baseModel, 'dono/modelo');
    }));
  for (const [option, word, flag] of [
    ['epochs', '2.5', '--epochs'],
    ['epochs', '-1', '--epochs'],
    ['learningRate', '0', '--learning-rate'],
    ['learningRate', 'rápida', '--learning-rate'],
    ['trainShare', '0,95', '--train-share'],
    ['encoding', 'latin', '--encoding'],
    ['stages', 'tudo', '--stages'],
    ['seed', '1e3', '--seed'],
  ] as const) {
    it(`${flag} ${word} is refused by name`, async () => {
      await checkRefused({ [option]: word }, flag);
    });
  }
});
