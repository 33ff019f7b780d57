import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import type { KernelEvent, RunEvent } from '../core/contract/runEvent.ts';
import { withTemporaryFolder } from '../tools/testing/temporaryFolder.ts';
import { KernelSession } from './session.ts';
import { ask } from './testing/ask.ts';
import { writeSmallSheet } from './testing/smallSheet.ts';

function answersTo(line: string): Pick<KernelEvent, 'requestId' | 'event'>[] {
  const events: KernelEvent[] = [];
  const session = new KernelSession({
    send: (event) => events.push(event),
    log: () => undefined,
    environment: {},
  });
  session.accept(line);
  return events.map(({ requestId, event }) => ({ requestId, event }));
}

describe('a conversation with the kernel', () => {
  it('refuses a request it cannot read by the name of that request, so that others go on', () => {
    const line = { type: 'request', requestId: 'mine', request: { kind: 'tea' } };
    const [{ requestId, event }] = answersTo(JSON.stringify(line)) as [KernelEvent];
    assert.equal(requestId, 'mine');
    assert.ok(event.kind === 'failed' && event.error.code === 'request.invalid');
    assert.equal(answersTo('no JSON')[0]?.requestId, '');
  });

  it('that is told to stop before there is anything to keep ends without a failure', () =>
    withTemporaryFolder(async (folder) => {
      const path = writeSmallSheet(folder, 60);
      const config = { data: { path }, stages: ['baseline'] };
      const runFolder = join(folder, 'treino');
      await ask({ kind: 'train', runFolder, config });
      const model = join(runFolder, 'model');
      const stopAtOnce = (event: RunEvent) =>
        event.kind === 'requestAccepted' ? ('stop' as const) : undefined;
      for (const request of [
        { kind: 'inspect', data: { path } },
        { kind: 'evaluate', model, data: { path } },
        { kind: 'predict', model, input: { kind: 'file', path, output: join(folder, 'c.csv') } },
        { kind: 'explain', model, text: 'o autor pede o divórcio' },
      ] as const) {
        const { answer, error } = await ask(request, stopAtOnce);
        assert.deepEqual([answer, error], [{ kind: 'stopped', runFolder: null }, undefined], request.kind);
      }
    }));
});
