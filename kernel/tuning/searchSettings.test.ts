import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'mocha';
import type { RunEvent } from '../../core/contract/runEvent.ts';
import { runRecordSchema } from '../../core/contract/runRecord.ts';
import { tuningRecordSchema } from '../../core/contract/tuning.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { ask } from '../testing/ask.ts';
import { writeCapitalsSheet } from '../testing/capitalsSheet.ts';
import { learningCurve } from '../testing/learningCurve.ts';

const baseModel = fileURLToPath(new URL('../model/fixtures/distilbert-f32', import.meta.url));

/** What an encoder model wins: the simple method cannot tell these categories apart. Three rounds. */
const config = (folder: string, more: Record<string, unknown> = {}) => ({
  data: { path: writeCapitalsSheet(folder, 60) },
  baseModel,
  engine: 'reference',
  preset: 'rapido',
  parameters: { epochs: 3, batchSize: 8, maxLength: 16, learningRate: 0.003, seed: 1, frozenLayers: 1 },
  stages: ['baseline', 'fineTuned'],
  tuning: { budgetMinutes: null },
  ...more,
});

/** Both are searched: nothing of them was asked for. */
const searched = (folder: string, more: Record<string, unknown> = {}) =>
  config(folder, {
    parameters: { epochs: 3, batchSize: 8, maxLength: 16, headLearningRate: 0.01, seed: 1 },
    ...more,
  });

const read = (folder: string, name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const recordOf = (folder: string) => runRecordSchema.parse(read(folder, 'run.json'));
const tuningOf = (folder: string) => tuningRecordSchema.parse(read(folder, 'tuning.json'));

const epochsOf = (folder: string) => learningCurve(folder).filter((line) => line.includes('"epochFinished"'));

/** Stops at the nth event of a kind. */
function stopAt(kind: RunEvent['kind'], nth: number) {
  let seen = 0;
  return (event: RunEvent) => (event.kind === kind && ++seen === nth ? ('stop' as const) : undefined);
}

describe('a search for the best settings (R50)', function () {
  this.timeout(300_000);

  it('ends in an ordinary run that is made again to the bit, and says what was tried and why it ended', () =>
    withTemporaryFolder(async (folder) => {
      const runFolder = join(folder, 'busca');
      const { answer, events } = await ask({ kind: 'train', runFolder, config: searched(folder) });
      assert.ok(answer?.kind === 'trained', JSON.stringify(events.at(-1)));
      assert.equal(answer.delivered, 'fineTuned');
      const tuning = tuningOf(runFolder);
      const record = recordOf(runFolder);
      assert.ok(tuning.trials.length >= 3);
      assert.deepEqual(tuning.rungs, [1, 3]);
      const winner = tuning.trials[tuning.winner ?? -1];
      assert.deepEqual(winner?.end, { because: 'won', rounds: 3 });
      assert.equal(record.parameters?.learningRate, winner.settings.learningRate);
      assert.equal(record.parameters.frozenLayers, winner.settings.frozenLayers);
      for (const trial of tuning.trials) assert.ok(trial.end && trial.looks.length > 0);
      assert.deepEqual(readdirSync(runFolder).sort(), [
        'events.jsonl',
        'model',
        'run.json',
        'split.json',
        'test-predictions.jsonl',
        'tuning.json',
      ]);
      const end = events.find(({ event }) => event.kind === 'tuningFinished')?.event;
      assert.ok(end?.kind === 'tuningFinished' && end.steps < end.fullSteps);
      const planned = events.findIndex(({ event }) => event.kind === 'tuningPlanned');
      assert.ok(planned >= 0 && planned < events.findIndex(({ event }) => event.kind === 'trialScored'));

      const output = join(folder, 'de novo');
      const again = await ask({ kind: 'reproduce', runFolder, output });
      assert.ok(again.answer?.kind === 'reproduced', JSON.stringify(again.error));
      assert.deepEqual(again.answer.reproduction.because, []);
      assert.equal(again.answer.reproduction.verdict, 'identical');
      assert.ok(!existsSync(join(output, 'tuning.json')));
    }));

  it('looks at the test part once, for the winner', () =>
    withTemporaryFolder(async (folder) => {
      const { events } = await ask({
        kind: 'train',
        runFolder: join(folder, 'busca'),
        config: searched(folder),
      });
      const evaluated = events.findIndex(
        ({ event }) => event.kind === 'phaseStarted' && event.phase === 'evaluating',
      );
      const last = events.findLastIndex(({ event }) => event.kind === 'trialScored');
      assert.ok(last >= 0 && last < evaluated);
      assert.equal(events.filter(({ event }) => event.kind === 'evaluated').length, 1);
    }));

  it('stopped keeps the best so far, and goes on to the same end', () =>
    withTemporaryFolder(async (folder) => {
      const whole = join(folder, 'inteira');
      const stopped = join(folder, 'interrompida');
      await ask({ kind: 'train', runFolder: whole, config: searched(folder) });
      const first = await ask(
        { kind: 'train', runFolder: stopped, config: searched(folder) },
        stopAt('trialScored', 2),
      );
      assert.ok(first.answer?.kind === 'trained' && first.answer.stoppedEarly);
      assert.ok(first.answer.stages.some(({ stage }) => stage === 'fineTuned'));
      assert.equal(tuningOf(stopped).winner, null);
      assert.equal(recordOf(stopped).state, 'cancelled');
      const second = await ask({ kind: 'resume', runFolder: stopped });
      assert.ok(
        second.answer?.kind === 'trained' && !second.answer.stoppedEarly,
        JSON.stringify(second.error),
      );
      const { trials, winner } = tuningOf(whole);
      const resumed = tuningOf(stopped);
      assert.deepEqual(resumed.trials, trials);
      assert.equal(resumed.winner, winner);
      assert.equal(recordOf(stopped).weightsHash, recordOf(whole).weightsHash);
    }));

  it('stopped before a first look leaves what is simpler', () =>
    withTemporaryFolder(async (folder) => {
      const { answer } = await ask(
        { kind: 'train', runFolder: join(folder, 'busca'), config: searched(folder) },
        (event) => (event.kind === 'tuningPlanned' ? 'stop' : undefined),
      );
      assert.ok(answer?.kind === 'trained' && answer.stoppedEarly);
      assert.equal(answer.delivered, 'baseline');
    }));

  it('leaves alone what was asked for: with everything asked it is the training it would be without', () =>
    withTemporaryFolder(async (folder) => {
      const [plain, search] = [join(folder, 'comum'), join(folder, 'busca')];
      await ask({ kind: 'train', runFolder: plain, config: config(folder, { tuning: undefined }) });
      await ask({ kind: 'train', runFolder: search, config: config(folder) });
      assert.equal(tuningOf(search).trials.length, 1);
      assert.equal(recordOf(search).weightsHash, recordOf(plain).weightsHash);
      assert.equal(recordOf(search).delivered, 'fineTuned');
      assert.deepEqual(epochsOf(search), epochsOf(plain));
    }));

  it('compares fewer settings where there is little time', () =>
    withTemporaryFolder(async (folder) => {
      const runFolder = join(folder, 'busca');
      const { answer } = await ask({
        kind: 'train',
        runFolder,
        config: searched(folder, { tuning: { budgetMinutes: 1e-6 } }),
      });
      assert.equal(answer?.kind, 'trained');
      assert.equal(tuningOf(runFolder).trials.length, 1);
    }));
});
