import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import type { KeptEstimate } from '../../core/contract/timeEstimates.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { addPastEstimates, readPastEstimates } from './pastEstimatesFile.ts';

const range = { lowSeconds: 10, highSeconds: 20 };

function kept(tookSeconds: number): KeptEstimate {
  return { kind: 'tuning', computed: range, told: range, tookSeconds, skippedSeconds: 0, repeatedSeconds: 0 };
}

/** A folder for state that is not made yet, and what was said to the log. */
function stateIn(folder: string) {
  const logged: string[] = [];
  const state = join(folder, 'estado');
  const environment = { BERT_TRAINING_STATE: state };
  return { state, logged, context: { environment, log: (line: string) => logged.push(line) } };
}

describe('past time estimates of a computer', () => {
  it('are found again, oldest first', () =>
    withTemporaryFolder(async (folder) => {
      const { context, logged } = stateIn(folder);
      assert.deepEqual(await readPastEstimates(context), []);
      await addPastEstimates([kept(11)], context);
      await addPastEstimates([kept(12), kept(13)], context);
      assert.deepEqual(await readPastEstimates(context), [kept(11), kept(12), kept(13)]);
      assert.deepEqual(logged, []);
    }));
  it('hold numbers and their kind alone', () =>
    withTemporaryFolder(async (folder) => {
      const { context, state } = stateIn(folder);
      await addPastEstimates([kept(11)], context);
      assert.deepEqual(readdirSync(state), ['estimates.json']);
      assert.equal(
        readFileSync(join(state, 'estimates.json'), 'utf8'),
        `${JSON.stringify({ format: 2, estimates: [kept(11)] })}\n`,
      );
    }));
  it('stay few: the oldest go', () =>
    withTemporaryFolder(async (folder) => {
      const { context } = stateIn(folder);
      await addPastEstimates(
        Array.from({ length: 250 }, (_, i) => kept(i + 1)),
        context,
      );
      const read = await readPastEstimates(context);
      assert.deepEqual([read.length, read[0]?.tookSeconds, read.at(-1)?.tookSeconds], [200, 51, 250]);
    }));
  it('begin anew where the file is damaged or of an earlier format, and that is logged', () =>
    withTemporaryFolder(async (folder) => {
      const { context, state, logged } = stateIn(folder);
      mkdirSync(state);
      const earlier = JSON.stringify({ format: 1, estimates: [kept(11)] });
      for (const damaged of ['{"format":2,"esti', '{"format":2}', '[]', earlier]) {
        writeFileSync(join(state, 'estimates.json'), damaged);
        assert.deepEqual(await readPastEstimates(context), []);
      }
      assert.equal(logged.length, 4);
      await addPastEstimates([kept(11)], context);
      assert.deepEqual(await readPastEstimates(context), [kept(11)]);
    }));
  it('a folder that is none is logged, and no failure', () =>
    withTemporaryFolder(async (folder) => {
      const { context, state, logged } = stateIn(folder);
      writeFileSync(state, 'a file');
      await addPastEstimates([kept(11)], context);
      assert.deepEqual(await readPastEstimates(context), []);
      assert.ok(logged.length > 0);
    }));
  it('are neither read nor written where the host names no folder', async () => {
    const context = { environment: {}, log: () => undefined };
    await addPastEstimates([kept(11)], context);
    assert.deepEqual(await readPastEstimates(context), []);
  });
});
