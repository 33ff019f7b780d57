import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isAppError } from '../contract/errors/appError.ts';
import type { KernelEvent, RunEvent } from '../contract/runEvent.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { withFakeKernel } from './testing/fakeKernel.ts';
import type { FakeScript } from './testing/fakeKernel.ts';
import type { KernelClient } from './kernelClient.ts';

const exported: RunEvent = { kind: 'answered', answer: { kind: 'exported', folder: 'pasta', files: ['a'] } };
const request = { kind: 'explain', model: 'modelo', text: 'Ação de indenização' } as const;

function withScript(
  script: FakeScript,
  use: (client: KernelClient, log: string[]) => Promise<void>,
): Promise<void> {
  const log: string[] = [];
  return withTemporaryFolder((folder) =>
    withFakeKernel({ folder, script, log }, (client) => use(client, log)),
  );
}

describe('kernel client', () => {
  it('hands over every event in order and resolves with the answer', () =>
    withScript(
      { events: [{ kind: 'requestAccepted', request: 'explain' }, { kind: 'paused' }, exported] },
      async (client) => {
        const events: KernelEvent[] = [];
        const answer = await client.request(request, { onEvent: (event) => events.push(event) });
        assert.equal(answer.kind, 'exported');
        assert.deepEqual(
          events.map(({ seq, event }) => [seq, event.kind]),
          [
            [0, 'requestAccepted'],
            [1, 'paused'],
            [2, 'answered'],
          ],
        );
      },
    ));

  it('answers two requests each with its own events', () =>
    withScript({ events: [{ kind: 'paused' }, exported] }, async (client) => {
      const seen: string[] = [];
      const ask = (requestId: string) =>
        client.request(request, { requestId, onEvent: (event) => seen.push(event.requestId) });
      await Promise.all([ask('one'), ask('two')]);
      assert.deepEqual(seen.toSorted(), ['one', 'one', 'two', 'two']);
    }));

  it('a failure arrives as the AppError it was', () =>
    withScript(
      { events: [{ kind: 'failed', error: { code: 'model.not_found', params: { path: 'modelo' } } }] },
      async (client) => {
        await assert.rejects(
          client.request(request),
          (error) => isAppError(error, 'model.not_found') && error.params.path === 'modelo',
        );
      },
    ));

  it('a kernel that dies fails what waits with kernel.stopped and its exit code, and what comes later too', () =>
    withScript({ events: [], dieWith: 7 }, async (client) => {
      const stopped = (error: unknown) => isAppError(error, 'kernel.stopped') && error.params.exitCode === 7;
      await assert.rejects(client.request(request), stopped);
      await assert.rejects(client.request(request), stopped);
    }));

  it('a killed kernel fails what waits', () =>
    withScript({ events: [{ kind: 'paused' }] }, async (client) => {
      const pending = assert.rejects(
        client.request(request, { onEvent: () => void client.kill() }),
        (error) => isAppError(error, 'kernel.stopped') && error.params.exitCode === null,
      );
      await pending;
    }));

  it('aborting says stop and still waits for the answer', () =>
    withScript({ events: [{ kind: 'paused' }], afterStop: [exported] }, async (client) => {
      const abort = new AbortController();
      const kinds: string[] = [];
      const answer = await client.request(request, {
        signal: abort.signal,
        onEvent: ({ event }) => {
          kinds.push(event.kind);
          abort.abort();
        },
      });
      assert.equal(answer.kind, 'exported');
      assert.deepEqual(kinds, ['paused', 'stopping', 'answered']);
    }));

  it('standard error is the technical log, and so is a line that is no event', () =>
    withScript({ events: [exported], noise: true }, async (client, log) => {
      await client.request(request);
      await client.close();
      assert.ok(log.includes('request explain'));
      assert.ok(log.some((line) => line.includes('this is no event')));
    }));

  it('close ends a kernel that would live on', () =>
    withScript({ events: [exported], hang: true }, async (client) => {
      await client.request(request);
      await client.close();
      await assert.rejects(client.request(request), (error) => isAppError(error, 'kernel.stopped'));
    })).timeout(20_000);
});
