import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isAppError } from '../../core/contract/errors/appError.ts';
import type { InferenceOutcome } from '../../core/contract/inference.ts';
import { Waker } from '../http/waker.ts';
import { registerWorker } from '../queue/registerWorker.ts';
import type { Store } from '../store/store.ts';
import { databases, withStore } from '../testing/stores.ts';
import { testQueue } from '../testing/testQueue.ts';
import { answerQuestions } from './answerQuestions.ts';
import { askModel } from './askModel.ts';
import type { ModelQuestion } from './askModel.ts';
import { answerMs, headStartMs, mostWaiting } from './inferences.ts';
import type { Inferences } from './inferences.ts';
import { takeQuestions } from './takeQuestions.ts';

const unaborted = new AbortController().signal;
const warm = ['job:j'];

function inferencesOf(store: Store): Inferences {
  return { store, asked: new Waker(), answered: new Waker() };
}

/** A question to the model of job `j`, and the answer it will get. */
function ask(inferences: Inferences, texts: string[], more: Partial<ModelQuestion> = {}) {
  const ear = inferences.asked.listen();
  const answer = askModel(inferences, {
    model: { job: 'j' },
    folderId: null,
    texts,
    signal: new AbortController().signal,
    ...more,
  });
  answer.catch(() => undefined);
  return { answer, isThere: ear.heard(5000, unaborted) };
}

const classified = (...texts: string[]): InferenceOutcome => ({
  kind: 'classified',
  results: texts.map((text) => ({ category: text.toUpperCase(), confidence: 0.9, needsReview: false })),
});

async function mustTake(inferences: Inferences, workerId = 'w') {
  const taken = await takeQuestions(inferences, { workerId, warm });
  assert.ok(taken.kind === 'batch');
  return taken.batch;
}

const rowsOf = ({ store }: Inferences) => store.db.selectFrom('inferences').selectAll().execute();

for (const database of databases) {
  describe(`texts that are classified at once, in ${database}`, () => {
    it(
      'go to a worker together, each gets its own answer, and nothing of them is kept',
      withStore(database, async (store) => {
        const inferences = inferencesOf(store);
        const first = ask(inferences, ['a', 'b']);
        await first.isThere;
        const second = ask(inferences, ['c']);
        await second.isThere;
        const { key, asks } = await mustTake(inferences);
        assert.equal(key, 'job:j');
        assert.deepEqual(
          asks.map(({ texts }) => texts),
          [['a', 'b'], ['c']],
        );
        assert.equal((await takeQuestions(inferences, { workerId: 'w', warm })).kind, 'nothing');
        const answers = asks.map(({ id, texts }) => ({ id, outcome: classified(...texts) }));
        await answerQuestions(inferences, 'somebody else', answers);
        assert.ok((await rowsOf(inferences)).every(({ outcome }) => outcome === null));
        await answerQuestions(inferences, 'w', answers);
        assert.deepEqual(
          (await first.answer).results.map(({ category }) => category),
          ['A', 'B'],
        );
        assert.equal((await second.answer).results.length, 1);
        assert.deepEqual(await rowsOf(inferences), []);
      }),
    );

    it(
      'fail with what the worker failed with',
      withStore(database, async (store) => {
        const inferences = inferencesOf(store);
        const { answer, isThere } = ask(inferences, ['a']);
        await isThere;
        const { asks } = await mustTake(inferences);
        const error = { code: 'model.not_found' as const, params: { path: 'x' } };
        const answers = asks.map(({ id }) => ({ id, outcome: { kind: 'failed' as const, error } }));
        await answerQuestions(inferences, 'w', answers);
        await assert.rejects(answer, (failure) => isAppError(failure, 'model.not_found'));
      }),
    );

    it(
      'go first to a worker that has the model ready, and to one of the folder that it lies in alone',
      withStore(database, async (store, clock) => {
        const inferences = inferencesOf(store);
        await registerWorker(testQueue(store), { id: 'w', facts: '{}', folderId: 'pasta' });
        const { isThere } = ask(inferences, ['a'], { folderId: 'pasta' });
        await isThere;
        const take = (workerId: string, ready: string[]) =>
          takeQuestions(inferences, { workerId, warm: ready });
        assert.deepEqual(await take('w', []), { kind: 'later', ms: headStartMs });
        assert.equal((await take('elsewhere', warm)).kind, 'nothing');
        clock.at += headStartMs;
        assert.equal((await take('w', [])).kind, 'batch');
      }),
    );

    it(
      'are given up where nobody waits, where too many do, and after their time',
      withStore(database, async (store, clock) => {
        const inferences = inferencesOf(store);
        const gone = new AbortController();
        const { answer, isThere } = ask(inferences, ['a'], { signal: gone.signal });
        await isThere;
        gone.abort();
        await assert.rejects(answer, (failure) => isAppError(failure, 'inference.unanswered'));
        assert.deepEqual(await rowsOf(inferences), []);

        const waiting = [];
        for (let i = 0; i < mostWaiting; i++) {
          const one = ask(inferences, ['a']);
          waiting.push(one.answer);
          await one.isThere;
        }
        const oneMore = ask(inferences, ['b']).answer;
        await assert.rejects(oneMore, (failure) => isAppError(failure, 'inference.too_many'));
        clock.at += answerMs;
        assert.equal((await takeQuestions(inferences, { workerId: 'w', warm })).kind, 'nothing');
        const last = ask(inferences, ['c']);
        await last.isThere;
        assert.equal((await rowsOf(inferences)).length, 1);
        inferences.answered.close();
        const ends = await Promise.allSettled([...waiting, last.answer]);
        assert.ok(ends.every(({ status }) => status === 'rejected'));
      }),
    );
  });
}
