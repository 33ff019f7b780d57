import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { splitSchema } from '../../core/contract/dataset.ts';
import type { RunEvent } from '../../core/contract/runEvent.ts';
import { ask } from '../testing/ask.ts';
import { smallSheetText } from '../testing/smallSheet.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';

function writeRows(path: string, lines: readonly string[]): void {
  writeFileSync(path, ['texto,categoria', ...lines].join('\n'));
}

/** The texts of the test part: `nº` tells each row of the sheet. */
function testedTexts(runFolder: string, path: string): Set<string> {
  const { test } = splitSchema.parse(JSON.parse(readFileSync(join(runFolder, 'split.json'), 'utf8')));
  const lines = readFileSync(path, 'utf8').split('\n');
  return new Set(test.map((row) => lines[row - 1]?.split(',')[0] ?? ''));
}

function train(path: string, runFolder: string, more: Record<string, unknown> = {}) {
  return ask({ kind: 'train', runFolder, config: { data: { path }, stages: ['baseline'], ...more } });
}

describe('a run that follows the split of another', function () {
  this.timeout(60_000);

  it('tests the same texts in a longer file whose rows moved, and says so', () =>
    withTemporaryFolder(async (folder) => {
      const [, ...lines] = smallSheetText(90).split('\n');
      const [path, first, second] = ['autos.csv', 'treino 1', 'treino 2'].map((name) => join(folder, name));
      assert.ok(path && first && second);
      writeRows(path, lines);
      await train(path, first);
      const before = testedTexts(first, path);
      const added = smallSheetText(150, 2).split('\n').slice(100);
      writeRows(path, [...added, ...lines.toReversed()]);
      const { answer, events } = await train(path, second, { splitOf: first });
      assert.equal(answer?.kind, 'trained');
      const after = testedTexts(second, path);
      for (const text of before) assert.ok(after.has(text), text);
      assert.ok(after.size > before.size);
      const split = events.map(({ event }) => event).find(isSplitReady);
      assert.deepEqual(split?.keptTests, { kept: before.size, of: before.size });
    }));

  it('refuses a run that is not there, one of an old version and one whose split was changed', () =>
    withTemporaryFolder(async (folder) => {
      const path = join(folder, 'autos.csv');
      const earlier = join(folder, 'treino 1');
      const file = join(earlier, 'split.json');
      writeRows(path, smallSheetText(60).split('\n').slice(1));
      await train(path, earlier);
      const refused = async (splitOf: string) => {
        const { error } = await train(path, join(folder, 'treino 2'), { splitOf });
        return error?.code;
      };
      assert.equal(await refused(join(folder, 'nada')), 'run.not_found');
      const { keys, ...old } = splitSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
      assert.ok(keys);
      writeFileSync(file, JSON.stringify(old));
      assert.equal(await refused(earlier), 'run.split_without_texts');
      const [moved = 0, ...train1] = old.train;
      writeFileSync(file, JSON.stringify({ ...old, keys, train: train1, test: [...old.test, moved] }));
      assert.equal(await refused(earlier), 'run.damaged');
    }));

  it('refuses a run of another spreadsheet before any work, and leaves nothing behind', () =>
    withTemporaryFolder(async (folder) => {
      const [path, other] = [join(folder, 'autos.csv'), join(folder, 'outros.csv')];
      writeRows(path, smallSheetText(60).split('\n').slice(1));
      writeRows(
        other,
        smallSheetText(60, 5)
          .split('\n')
          .slice(1)
          .map((row) => `outro ${row}`),
      );
      await train(path, join(folder, 'treino 1'));
      const second = join(folder, 'treino 2');
      const { error, events } = await train(other, second, { splitOf: join(folder, 'treino 1') });
      assert.equal(error?.code, 'run.split_of_other_data');
      assert.ok(!events.some(({ event }) => event.kind === 'phaseStarted' && event.phase === 'baseline'));
      assert.ok(!existsSync(second));
    }));

  it('is made again without the folder it followed', () =>
    withTemporaryFolder(async (folder) => {
      const path = join(folder, 'autos.csv');
      const [first, second, again] = ['1', '2', '3'].map((name) => join(folder, name));
      assert.ok(first && second && again);
      writeRows(path, smallSheetText(60).split('\n').slice(1));
      await train(path, first);
      await train(path, second, { splitOf: first });
      rmSync(first, { recursive: true });
      const { answer } = await ask({ kind: 'reproduce', runFolder: second, output: again });
      assert.ok(answer?.kind === 'reproduced');
      assert.equal(answer.reproduction.verdict, 'identical');
    }));
});

describe('a run that is given the keys of an earlier division', function () {
  this.timeout(60_000);

  /** A first run's keys as a file, and the texts that it tested. */
  async function firstRun(folder: string): Promise<{ path: string; keys: string; tested: Set<string> }> {
    const [path, run, keys] = ['autos.csv', 'treino 1', 'chaves.json'].map((name) => join(folder, name));
    assert.ok(path && run && keys);
    writeRows(path, smallSheetText(90).split('\n').slice(1));
    await train(path, run);
    const split = splitSchema.parse(JSON.parse(readFileSync(join(run, 'split.json'), 'utf8')));
    writeFileSync(keys, JSON.stringify(split.keys));
    return { path, keys, tested: testedTexts(run, path) };
  }

  it('tests the same texts, whatever its seed, and goes on with its own division', () =>
    withTemporaryFolder(async (folder) => {
      const { path, keys, tested } = await firstRun(folder);
      const lines = smallSheetText(150, 2).split('\n').slice(100);
      writeRows(path, [...lines, ...smallSheetText(90).split('\n').slice(1)]);
      const run = join(folder, 'treino 2');
      const { answer, events } = await train(path, run, { splitFrom: keys, parameters: { seed: 7 } });
      assert.equal(answer?.kind, 'trained');
      const after = testedTexts(run, path);
      for (const text of tested) assert.ok(after.has(text), text);
      const split = events.map(({ event }) => event).find(isSplitReady);
      assert.deepEqual(split?.keptTests, { kept: tested.size, of: tested.size });
    }));

  it('draws all texts where none of them is there again, as if there were no keys', () =>
    withTemporaryFolder(async (folder) => {
      const { keys } = await firstRun(folder);
      const other = join(folder, 'outros.csv');
      const rows = smallSheetText(60, 5).split('\n').slice(1);
      writeRows(
        other,
        rows.map((row) => `outro ${row}`),
      );
      const [drawn, given] = [join(folder, 'treino 2'), join(folder, 'treino 3')];
      await train(other, drawn);
      const { answer, events } = await train(other, given, { splitFrom: keys });
      assert.equal(answer?.kind, 'trained');
      assert.deepEqual(testedTexts(given, other), testedTexts(drawn, other));
      assert.equal(events.map(({ event }) => event).find(isSplitReady)?.keptTests, undefined);
    }));

  it('is refused where they are not there, or are none', () =>
    withTemporaryFolder(async (folder) => {
      const { path, keys } = await firstRun(folder);
      const refused = async (name: string) =>
        (await train(path, join(folder, 'treino 2'), { splitFrom: join(folder, name) })).error?.code;
      assert.equal(await refused('nada.json'), 'file.not_found');
      writeFileSync(keys, '{"test":["a"]}');
      assert.equal(await refused('chaves.json'), 'worker.data_damaged');
    }));
});

function isSplitReady(event: RunEvent): event is Extract<RunEvent, { kind: 'splitReady' }> {
  return event.kind === 'splitReady';
}
