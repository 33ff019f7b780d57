import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { jobEventPageSchema, logPieceSchema } from '../../core/contract/jobEvent.ts';
import { withServer } from '../testing/withServer.ts';
import type { ServerTest } from '../testing/withServer.ts';

const request = { kind: 'train', config: { data: { path: '/home/ana/autos.xlsx' } } };

/** A job that a worker holds. */
async function held({
  ask,
}: ServerTest): Promise<{ id: string; say: (what: string, body: object) => Promise<void> }> {
  const { body: job } = await ask('/api/v1/jobs', { body: { request } });
  let token = await claim();
  const say = async (what: string, body: object) => {
    const { status } = await ask(`/api/v1/worker/jobs/${job.id}/${what}`, { body: { token, ...body } });
    assert.equal(status, 200, what);
    if (what === 'give-back') token = await claim();
  };
  return { id: job.id, say };

  async function claim(): Promise<number> {
    const body = { workerId: 'w', requestId: crypto.randomUUID() };
    return (await ask('/api/v1/worker/claim', { body })).body.claimed.token;
  }
}

describe('what a run told', () => {
  it('is read by its owner page by page, into a second attempt', () =>
    withServer(async (test) => {
      const { id, say } = await held(test);
      const event = (seq: number) => ({ seq, body: { at: 1, event: { kind: 'x', seq } } });
      await say('events', { events: [event(0), event(1)] });
      await say('give-back', {});
      await say('events', { events: [event(0)] });
      const page = async (query: string) =>
        jobEventPageSchema.parse((await test.ask(`/api/v1/jobs/${id}/events${query}`)).body);
      const all = await page('');
      assert.deepEqual(
        all.events.map(({ number, body }) => [number, body.kind]),
        [
          [1, 'attemptBegan'],
          [2, 'moved'],
          [3, 'told'],
          [4, 'told'],
          [5, 'moved'],
          [6, 'attemptBegan'],
          [7, 'moved'],
          [8, 'told'],
        ],
      );
      assert.ok(all.isLast);
      const part = await page('?after=2&limit=3');
      assert.deepEqual([part.events, part.isLast], [all.events.slice(2, 5), false]);
      assert.deepEqual(await page('?after=8'), { events: [], isLast: true });
      for (const query of ['?after=-1', '?after=x', '?limit=0', '?limit=1001', '?other=1']) {
        assert.equal((await test.ask(`/api/v1/jobs/${id}/events${query}`)).status, 400, query);
      }
    }));

  it('has its figures in the order of the steps, the last value of each', () =>
    withServer(async (test) => {
      const { id, say } = await held(test);
      const figure = (step: number, value: number) => ({ name: 'loss', step, value });
      await say('events', { metrics: [figure(3, 0.5), figure(1, 0.9), { name: 'f1', step: 1, value: 0.7 }] });
      await say('events', { metrics: [figure(3, 0.4), figure(4, 0.3)] });
      const at = `/api/v1/jobs/${id}/metrics`;
      const { series } = (await test.ask(at)).body;
      assert.deepEqual(series, [
        { name: 'f1', points: 1, firstStep: 1, lastStep: 1 },
        { name: 'loss', points: 3, firstStep: 1, lastStep: 4 },
      ]);
      const points = async (query: string) => {
        const { body } = await test.ask(`${at}/loss${query}`);
        return [
          body.points.map(({ step, value }: { step: number; value: number }) => [step, value]),
          body.after,
        ];
      };
      assert.deepEqual(await points('?limit=2'), [
        [
          [1, 0.9],
          [3, 0.4],
        ],
        3,
      ]);
      assert.deepEqual(await points('?after=3'), [[[4, 0.3]], null]);
      assert.deepEqual((await test.ask(`${at}/none`)).body, { points: [], after: null });
      assert.equal((await test.ask(`${at}/loss?after=2147483648`)).status, 400);
    }));

  it('has the log of each attempt from any place on, and no half character', () =>
    withServer(async (test) => {
      const { id, say } = await held(test);
      const text = 'ação\ncivil pública\n';
      await say('events', { log: { place: 0, text: 'ação\n' } });
      await say('events', { log: { place: 7, text: 'civil pública\n' } });
      await say('give-back', {});
      await say('events', { log: { place: 0, text: 'de novo\n' } });
      const log = async (query: string) =>
        logPieceSchema.parse((await test.ask(`/api/v1/jobs/${id}/log${query}`)).body);
      const end = Buffer.byteLength(text);
      assert.deepEqual(await log('?attempt=1'), { attempt: 1, place: 0, text, next: end });
      assert.deepEqual(await log(''), { attempt: 2, place: 0, text: 'de novo\n', next: 8 });
      assert.deepEqual(await log('?attempt=1&place=7'), {
        attempt: 1,
        place: 7,
        text: 'civil pública\n',
        next: end,
      });
      // Byte 2 is in the middle of the ç.
      assert.deepEqual(await log('?attempt=1&place=2'), {
        attempt: 1,
        place: 3,
        text: text.slice(2),
        next: end,
      });
      const nothing = { text: '', place: 99, next: 99 };
      assert.deepEqual(await log('?attempt=1&place=99'), { attempt: 1, ...nothing });
      assert.deepEqual(await log('?attempt=3&place=99'), { attempt: 3, ...nothing });
    }));
});
