/** Two real runs whose spreadsheets differ, compared from their folders. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import type { Comparison } from '../../core/contract/comparison.ts';
import type { WireError } from '../../core/contract/errors/wireError.ts';
import { ask } from '../testing/ask.ts';
import { smallSheetText } from '../testing/smallSheet.ts';
import { eventsOf } from './testing/eventsOf.ts';
import { runCli } from './testing/runCli.ts';

describe('runs on spreadsheets that changed', function () {
  this.timeout(60_000);
  let folder = '';
  const rows = smallSheetText(240).split('\n');

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'João Gonçalves '));
    await train('a', rows);
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  async function train(
    name: string,
    lines: readonly string[],
    more: Readonly<Record<string, unknown>> & { readonly splitOf?: string } = {},
  ): Promise<WireError | undefined> {
    const path = join(folder, `${name}.csv`);
    writeFileSync(path, lines.join('\n'));
    const config = {
      data: { path },
      stages: ['baseline'],
      ...more,
      ...(more.splitOf !== undefined && { splitOf: join(folder, more.splitOf) }),
    };
    const { error } = await ask({ kind: 'train', runFolder: join(folder, name), config });
    return error;
  }

  async function compare(first: string, second: string): Promise<Comparison> {
    const { output, notes } = await runCli({
      words: ['compare', first, second, '--json'],
      workFolder: folder,
    });
    const event = eventsOf(output).at(-1)?.event;
    assert.ok(event?.kind === 'answered' && event.answer.kind === 'compared', notes);
    return event.answer.comparison;
  }

  /** Every seventh row under another category. */
  const corrected = rows.map((row, i) => (i > 0 && i % 7 === 0 ? row.replace(/,[^,]*$/u, ',Família') : row));

  it('the rows in another order are the same run', async () => {
    const [head = '', ...others] = rows;
    await train('b', [head, ...others.toReversed()]);
    const { testSet, flips, scores } = await compare('a', 'b');
    assert.deepEqual([testSet, flips, scores[0]?.better], ['same', [], 'equal']);
  });
  it('corrected categories are tested on other texts, unless the test is kept', async () => {
    await train('c', corrected);
    assert.equal((await compare('a', 'c')).testSet, 'different');
    await train('d', corrected, { splitOf: 'a' });
    const { testSet, relabelled, scores } = await compare('a', 'd');
    assert.equal(testSet, 'same');
    assert.ok(relabelled && relabelled.rows.length > 0);
    assert.deepEqual(
      scores.map(({ labels }) => labels),
      ['first', 'second'],
    );
  });
  it('rows that were added leave the tested texts tested, and may bring more', async () => {
    const more = smallSheetText(120, 9).split('\n').slice(1);
    await train('e', [...rows, ...more.map((row) => row.replace('nº', 'número'))], { splitOf: 'a' });
    const { testSet, scores } = await compare('a', 'e');
    assert.equal(testSet, 'extended');
    assert.ok(scores.length > 0);
  });
  it('a run on masked texts is tested on the texts of a run before, and the other way round', async () => {
    const people = ['João Silva', 'Rita Souza', 'Bento Lima', 'Ana Reis'];
    const named = rows.map((row, i) => (i === 0 ? row : `réu ${people[i % 4] ?? ''} ${row}`));
    const recipe = [{ kind: 'maskPersonalData', kinds: ['person'] }];
    const parameters = { seed: 7 };
    await train('f', named);
    await train('g', named, { recipe, parameters, splitOf: 'f' });
    await train('h', named, { parameters, splitOf: 'g' });
    await train('i', named, { recipe, parameters });
    for (const [first, second] of [
      ['f', 'g'],
      ['g', 'h'],
    ] as const) {
      const { testSet, scores } = await compare(first, second);
      assert.equal(testSet, 'same');
      assert.equal(scores.length, 1);
    }
    // Another draw would test other texts.
    assert.notEqual((await compare('f', 'i')).testSet, 'same');
  });
});
