import assert from 'node:assert/strict';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import type { Reproduction } from '../../core/contract/kernelAnswer.ts';
import { runRecordSchema } from '../../core/contract/runRecord.ts';
import type { RunRecord } from '../../core/contract/runRecord.ts';

import { ask } from '../testing/ask.ts';
import type { Conversation } from '../testing/ask.ts';
import { writeSmallSheet } from '../testing/smallSheet.ts';

describe('reproducing a run', function () {
  this.timeout(60_000);
  let folder = '';
  let sheet = '';
  let attempts = 0;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'João Gonçalves '));
    sheet = writeSmallSheet(folder, 60);
    const config = { data: { path: sheet }, stages: ['baseline'] };
    await ask({ kind: 'train', runFolder: join(folder, 'treino'), config });
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** The run again, after its record was rewritten. */
  function reproduceAs(
    change: (record: RunRecord) => Partial<RunRecord>,
    data?: string,
  ): Promise<Conversation> {
    const runFolder = join(folder, `mudado ${++attempts}`);
    cpSync(join(folder, 'treino'), runFolder, { recursive: true });
    const path = join(runFolder, 'run.json');
    const record = runRecordSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
    writeFileSync(path, JSON.stringify({ ...record, ...change(record) }));
    return ask({
      kind: 'reproduce',
      runFolder,
      output: join(folder, `de novo ${attempts}`),
      ...(data !== undefined && { data }),
    });
  }

  /** As if the original had other weights, and were right in `fewer` of the test texts less than it is. */
  async function verdictOf(fewer: number, change: Partial<RunRecord> = {}): Promise<Reproduction['verdict']> {
    const { answer } = await reproduceAs(({ evaluation }) => {
      assert.ok(evaluation);
      // A record whose accuracy is not that of its matrix is damaged.
      const { test: own } = evaluation;
      const test = { ...own, accuracy: own.accuracy - fewer, labels: [], confusion: [] };
      return { weightsHash: 'other', evaluation: { ...evaluation, test }, ...change };
    });
    assert.ok(answer?.kind === 'reproduced');
    return answer.reproduction.verdict;
  }

  it('other weights that are right as often within half a point are the same within tolerance', async () => {
    assert.equal(await verdictOf(0.0049), 'withinTolerance');
    assert.equal(await verdictOf(0.0051), 'different');
  });
  it('another stage was delivered, so it is different however often it is right', async () => {
    assert.equal(await verdictOf(0, { delivered: 'instant' }), 'different');
  });

  it('tells adjustments, settings and libraries that are not the same, each by its name', async () => {
    const { answer } = await reproduceAs(({ parameters, environment }) => ({
      adjustments: [
        { what: 'microBatchHalved', from: 8, to: 4, reason: 'outOfMemory', step: 3 },
        { what: 'fineTuningSkipped', from: null, to: null, reason: 'fewExamples', step: null },
      ],
      parameters: parameters && { ...parameters, weightDecay: 0.5 },
      environment: { ...environment, libraries: { ...environment.libraries, outra: '1.0' } },
    }));
    assert.ok(answer?.kind === 'reproduced' && answer.reproduction.verdict === 'identical');
    assert.deepEqual(answer.reproduction.because, [
      { field: 'adjustments', original: 'fineTuningSkipped', now: '' },
      { field: 'parameters', name: 'weightDecay', original: '0.5', now: '0.01' },
      { field: 'environment.libraries', name: 'outra', original: '1.0', now: null },
    ]);
  });

  it('is refused before any work where the run did not come to its end, with a model or without', async () => {
    const withoutModel = { delivered: null, weightsHash: null, evaluation: null };
    for (const change of [{ state: 'running' as const, ...withoutModel }, { state: 'cancelled' as const }]) {
      const { error, events } = await reproduceAs(() => change);
      assert.equal(error?.code, 'run.unfinished');
      assert.ok(!events.some(({ event }) => event.kind === 'phaseStarted'));
      assert.ok(!existsSync(join(folder, `de novo ${attempts}`)));
    }
  });
  it('a run without its split is damaged, not missing', async () => {
    const runFolder = join(folder, 'sem divisão');
    cpSync(join(folder, 'treino'), runFolder, { recursive: true });
    rmSync(join(runFolder, 'split.json'));
    const { error } = await ask({ kind: 'reproduce', runFolder, output: join(folder, 'nada') });
    assert.equal(error?.code, 'run.damaged');
    assert.equal(error.params['file'], 'split.json');
  });

  it('finds a spreadsheet that was moved where it is told, if it is the same one', async () => {
    const moved = join(folder, 'outro lugar.csv');
    const changed = join(folder, 'mudada.csv');
    cpSync(sheet, changed);
    appendFileSync(changed, '\num texto,Família');
    renameSync(sheet, moved);
    try {
      const lost = await reproduceAs(() => ({}));
      assert.equal(lost.error?.code, 'run.dataset_missing');
      const other = await reproduceAs(() => ({}), changed);
      assert.equal(other.error?.code, 'run.dataset_other');
      const none = await reproduceAs(() => ({}), join(folder, 'nada.csv'));
      assert.equal(none.error?.code, 'file.not_found');
      const whole = await reproduceAs(() => ({}), folder);
      assert.equal(whole.error?.code, 'file.is_folder');
      const { answer } = await reproduceAs(() => ({}), moved);
      assert.ok(answer?.kind === 'reproduced');
      assert.equal(answer.reproduction.verdict, 'identical');
      assert.deepEqual(answer.reproduction.because, []);
    } finally {
      renameSync(moved, sheet);
    }
  });
});
