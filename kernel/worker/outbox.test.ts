import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { AppError, isAppError } from '../../core/contract/errors/appError.ts';
import type { RunEvent } from '../../core/contract/runEvent.ts';
import type { JobReport } from './leaseClient.ts';
import { Outbox } from './outbox.ts';
import type { OutboxDoor } from './outbox.ts';

const step = (number: number): RunEvent => ({
  kind: 'stepFinished',
  epoch: 1,
  step: number,
  totalSteps: 9,
  loss: number / 10,
  gradNorm: 1,
  learningRate: 1e-4,
  tokens: 1,
  milliseconds: 1,
});

function outboxOf(door: Partial<OutboxDoor> = {}): { outbox: Outbox; reports: JobReport[]; log: string[] } {
  const reports: JobReport[] = [];
  const log: string[] = [];
  const outbox = new Outbox({
    report: (report) => {
      reports.push(structuredClone(report));
      return Promise.resolve(null);
    },
    onWish: () => undefined,
    onFull: () => undefined,
    log: (line) => log.push(line),
    ...door,
  });
  return { outbox, reports, log };
}

const tell = (outbox: Outbox, event: RunEvent) => {
  outbox.tell({ seq: 7, at: 5, requestId: 'r', event });
};

describe('the outbox of a job', () => {
  it('sends everything once and in order, with its figures and its log', async () => {
    const { outbox, reports } = outboxOf();
    for (let i = 0; i < 450; i++) tell(outbox, step(i));
    outbox.log('olá');
    const delivered = outbox.deliver();
    tell(outbox, { kind: 'paused' });
    outbox.log('fim');
    outbox.close();
    await delivered;
    const events = reports.flatMap((report) => report.events);
    assert.deepEqual(
      events.map(({ seq }) => seq),
      Array.from({ length: 451 }, (_, i) => i),
    );
    assert.deepEqual(events.at(-1)?.body, { at: 5, event: { kind: 'paused' } });
    assert.ok(reports.every(({ events: some, metrics }) => some.length <= 200 && metrics.length <= 1000));
    const losses = reports.flatMap(({ metrics }) => metrics.filter(({ name }) => name === 'loss'));
    assert.deepEqual(losses.at(-1), { name: 'loss', step: 449, value: 44.9 });
    assert.deepEqual(
      reports.flatMap(({ log }) => log ?? []),
      [
        { place: 0, text: 'olá\n' },
        { place: 5, text: 'fim\n' },
      ],
    );
  });

  it('makes the run stand still while too much is unheard, and lets it go on', async () => {
    const full: boolean[] = [];
    const { outbox } = outboxOf({
      onFull: (isFull) => full.push(isFull),
      report: () => Promise.resolve(null),
    });
    for (let i = 0; i < 50_001; i++) tell(outbox, step(i));
    assert.deepEqual(full, [true]);
    outbox.close();
    await outbox.deliver();
    assert.deepEqual(full, [true, false]);
  });

  it('says which lines were left out where a log grows too large unheard', async () => {
    const { outbox, reports } = outboxOf();
    for (let i = 0; i < 30; i++) outbox.log('x'.repeat(90_000));
    outbox.close();
    await outbox.deliver();
    const text = reports.map(({ log }) => log?.text ?? '').join('');
    assert.ok(text.length < 2 ** 20 + 100);
    assert.match(text, /\n19 lines were left out: the server was away\n$/u);
  });

  it('is not held up by a report that is refused', async () => {
    let count = 0;
    const { outbox, log } = outboxOf({
      report: () => {
        count += 1;
        if (count > 1) return Promise.resolve(null);
        return Promise.reject(new AppError('request.too_large', { limitMiB: 1 }));
      },
    });
    for (let i = 0; i < 300; i++) tell(outbox, step(i));
    outbox.close();
    await outbox.deliver();
    assert.deepEqual([count, log.length], [2, 1]);
  });

  it('goes on with its log where the server says it ended', async () => {
    const reports: JobReport[] = [];
    const { outbox } = outboxOf({
      report: (report) => {
        reports.push(report);
        if (report.log?.place === 0)
          return Promise.reject(new AppError('job.log_gap', { jobId: 'j', expected: 2 }));
        return Promise.resolve(null);
      },
    });
    outbox.log('lost');
    tell(outbox, { kind: 'paused' });
    const delivered = outbox.deliver();
    outbox.log('b');
    outbox.close();
    await delivered;
    assert.deepEqual(
      reports.map(({ log, events }) => [log?.place, events.length]),
      [
        [0, 1],
        [undefined, 1],
        [2, 0],
      ],
    );
  });

  it('ends with a lease that is lost', async () => {
    const { outbox } = outboxOf({
      report: () => Promise.reject(new AppError('lease.expired', { jobId: 'j' })),
    });
    tell(outbox, step(1));
    await assert.rejects(outbox.deliver(), (error) => isAppError(error, 'lease.expired'));
  });
});
