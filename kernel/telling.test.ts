/** What a run tells while it works: the reading before the encoder's pass, the device, and the time left. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { before, describe, it } from 'mocha';
import type { RunEvent } from '../core/contract/runEvent.ts';
import { withTemporaryFolder } from '../tools/testing/temporaryFolder.ts';
import { ask } from './testing/ask.ts';
import { writeSmallSheet } from './testing/smallSheet.ts';

const baseModel = fileURLToPath(new URL('model/fixtures/bert-f32-sharded', import.meta.url));

async function eventsOf(stages: readonly string[]): Promise<RunEvent[]> {
  return withTemporaryFolder(async (folder) => {
    const parameters = { epochs: 2, frozenLayers: 1, batchSize: 32, maxLength: 12 };
    const path = writeSmallSheet(folder, 180);
    const config = { data: { path }, baseModel, engine: 'reference', parameters, stages };
    const { events } = await ask({ kind: 'train', runFolder: join(folder, 'treino'), config });
    return events.map(({ event }) => event);
  });
}

/** The events of one phase. */
function during(events: readonly RunEvent[], phase: string): RunEvent[] {
  const start = events.findIndex((event) => event.kind === 'phaseStarted' && event.phase === phase);
  const after = events.slice(start + 1);
  const end = after.findIndex((event) => event.kind === 'phaseStarted');
  return after.slice(0, end);
}

describe('a run that works', function () {
  this.timeout(60_000);
  let events: RunEvent[] = [];
  let instantOnly: RunEvent[] = [];
  before(async () => {
    events = await eventsOf(['instant', 'fineTuned']);
    instantOnly = await eventsOf(['instant']);
  });

  it('says how much of the texts is read before it reads them, also where nothing is fine-tuned', () => {
    for (const told of [events, instantOnly]) {
      const encoding = during(told, 'encoding');
      const [first] = encoding;
      assert.ok(first?.kind === 'readingPlanned', first?.kind);
      assert.ok(first.readShare > 0.3 && first.readShare < 1, String(first.readShare));
      assert.equal(first.cachePlace, told === events ? 'memory' : 'none');
      assert.equal(first.cacheMiB, told === events ? 1 : 0);
    }
  });

  it('samples the device during the encoder’s pass and during the fine-tuning', () => {
    for (const phase of ['encoding', 'fineTuning']) {
      assert.ok(
        during(events, phase).some(({ kind }) => kind === 'deviceSampled'),
        phase,
      );
    }
  });

  it('has time left when the last epoch is over: its best is scored, delivered and tested', () => {
    const tuning = during(events, 'fineTuning');
    const last = tuning.findLastIndex(({ kind }) => kind === 'epochFinished');
    const estimates = tuning.slice(last).filter((event) => event.kind === 'timeEstimated');
    assert.equal(estimates.length, 1);
    assert.ok(
      estimates[0] && estimates[0].lowSeconds > 0 && estimates[0].highSeconds > estimates[0].lowSeconds,
    );
  });
});
