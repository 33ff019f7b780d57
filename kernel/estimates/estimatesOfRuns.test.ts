import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'mocha';
import { runRecordSchema } from '../../core/contract/runRecord.ts';
import type { KeptEstimate } from '../../core/contract/timeEstimates.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { ask } from '../testing/ask.ts';
import { writeSmallSheet } from '../testing/smallSheet.ts';
import { addPastEstimates, readPastEstimates } from './pastEstimatesFile.ts';

const baseModel = fileURLToPath(new URL('../model/fixtures/bert-f32-sharded', import.meta.url));

/** A training whose host keeps state in `folder`; its record, and the estimates as told. */
async function trainIn(folder: string, path: string, name: string) {
  const environment = { BERT_TRAINING_STATE: join(folder, 'estado') };
  const parameters = { epochs: 2, frozenLayers: 1, batchSize: 32, maxLength: 12 };
  const config = { data: { path }, baseModel, engine: 'reference', preset: 'rapido', parameters };
  const runFolder = join(folder, name);
  const { answer, events } = await ask(
    { kind: 'train', runFolder, config: { ...config, stages: ['instant', 'fineTuned'] } },
    undefined,
    environment,
  );
  assert.equal(answer?.kind, 'trained');
  const record = runRecordSchema.parse(JSON.parse(readFileSync(join(runFolder, 'run.json'), 'utf8')));
  const told = events.flatMap(({ event }) => (event.kind === 'timeEstimated' ? [event] : []));
  return { record, told, state: { environment, log: () => undefined } };
}

describe('the time estimates of runs on one computer (R28)', function () {
  this.timeout(60_000);

  it('are kept beside what the work took, in the run and for the next one', () =>
    withTemporaryFolder(async (folder) => {
      const path = writeSmallSheet(folder, 180);
      const { record, told, state } = await trainIn(folder, path, 'um');
      const kinds = new Set(record.estimates.map(({ kind }) => kind));
      assert.deepEqual([...kinds], ['readingBeforeTuning', 'tuning']);
      const times = record.estimates.map(({ tookSeconds }) => tookSeconds);
      assert.deepEqual(
        times.toSorted((a, b) => b - a),
        times,
        'each one is nearer to the end',
      );
      assert.ok(Math.min(...times) > 0);
      assert.ok(told.every(({ pastMiss }) => pastMiss === undefined));
      assert.deepEqual(
        (await readPastEstimates(state)).map(({ kind }) => kind),
        ['readingBeforeTuning', 'tuning'],
      );
    }));

  it('are corrected in the next run, which says how far they were off', () =>
    withTemporaryFolder(async (folder) => {
      const past: KeptEstimate[] = Array.from({ length: 9 }, () => ({
        kind: 'readingBeforeTuning',
        computed: { lowSeconds: 10, highSeconds: 20 },
        told: { lowSeconds: 10, highSeconds: 20 },
        tookSeconds: 2000,
        skippedSeconds: 0,
        repeatedSeconds: 0,
      }));
      const environment = { BERT_TRAINING_STATE: join(folder, 'estado') };
      await addPastEstimates(past, { environment, log: () => undefined });
      const { record, told } = await trainIn(folder, writeSmallSheet(folder, 180), 'dez');
      assert.equal(told[0]?.pastMiss?.estimates, 9);
      const [kept] = record.estimates;
      assert.ok(kept && kept.told.lowSeconds > 10 * kept.computed.highSeconds, JSON.stringify(kept));
    }));
});
