import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import type { RunEvent } from '../../core/contract/runEvent.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import type { FakeScript } from '../../core/host/testing/fakeKernel.ts';
import { writeSmallSheet } from '../testing/smallSheet.ts';
import { eventsOf } from './testing/eventsOf.ts';
import { runCli } from './testing/runCli.ts';
import { beforeTuning, tuning } from './testing/trainingStream.ts';

const accepted = (request: string): RunEvent => ({ kind: 'requestAccepted', request });

/** The last event of a command with `--json`; every line must be an event, numbered from 0, and only the last a last word. */
async function lastOf(test: Parameters<typeof runCli>[0]): Promise<RunEvent> {
  const { output } = await runCli({ ...test, words: [...test.words, '--json'] });
  const events = eventsOf(output);
  const ends = events.filter(({ event }) => event.kind === 'answered' || event.kind === 'failed');
  assert.equal(ends.length, 1);
  const last = events.at(-1);
  assert.ok(last && ends[0] === last, 'something came after the last word');
  return last.event;
}

const commands: readonly (readonly [words: readonly string[], script: FakeScript])[] = [
  [['train', 'a.csv'], { events: [...beforeTuning, ...tuning], isKilled: true }],
  [['resume', 'r'], { events: [accepted('resume')], isKilled: true }],
  [['reproduce', 'r'], { events: [accepted('reproduce')], isKilled: true }],
  [['predict', 'm', 'a.csv'], { events: [accepted('predict')], isKilled: true }],
  [['evaluate', 'm', 'a.csv'], { events: [], isKilled: true }],
  [['explain', 'm', 'texto'], { events: [], dieWith: 134 }],
];

describe('the event stream of a command', () => {
  for (const [words, script] of commands) {
    it(`ends with a failure when the kernel of ${words[0] ?? ''} is killed`, async () => {
      const event = await lastOf({ words, script });
      assert.ok(event.kind === 'failed' && event.error.code === 'kernel.stopped', JSON.stringify(event));
    });
  }

  it('ends once where the kernel itself had the last word', async () => {
    const failed: RunEvent = { kind: 'failed', error: { code: 'model.not_found', params: { path: 'm' } } };
    const event = await lastOf({
      words: ['predict', 'm', '--text', 'x'],
      script: { events: [accepted('predict'), failed] },
    });
    assert.deepEqual(event, failed);
  });

  it('ends with what can be gone on with when Ctrl+C is pressed twice', async () => {
    const event = await lastOf({
      words: ['train', 'a.csv', '--out', 'pasta'],
      script: { events: [...beforeTuning, ...tuning] },
      interruptOn: ['stepFinished', 'stopping'],
    });
    assert.ok(event.kind === 'answered' && event.answer.kind === 'stopped', JSON.stringify(event));
    assert.match(event.answer.runFolder ?? '', /pasta$/u);
  });

  it('ends with the record of the run that is shown', () =>
    withTemporaryFolder(async (workFolder) => {
      writeSmallSheet(workFolder, 60);
      const trained = ['train', 'petições.csv', '--stages', 'baseline', '--out', 'r'];
      await lastOf({ words: trained, workFolder });
      const event = await lastOf({ words: ['show', 'r'], workFolder });
      assert.ok(event.kind === 'answered' && event.answer.kind === 'runRead');
      assert.equal(event.answer.record.delivered, 'baseline');
    })).timeout(30_000);
  it('ends with a failure where show finds no run', async () => {
    const event = await lastOf({ words: ['show', 'naoexiste'] });
    assert.ok(event.kind === 'failed' && event.error.code === 'run.not_found');
  });
  it('ends with a failure where show finds a broken record', () =>
    withTemporaryFolder(async (workFolder) => {
      mkdirSync(join(workFolder, 'r'));
      writeFileSync(join(workFolder, 'r', 'run.json'), '{"format":1');
      const event = await lastOf({ words: ['show', 'r'], workFolder });
      assert.ok(event.kind === 'failed' && event.error.code === 'run.damaged');
    }));
});
