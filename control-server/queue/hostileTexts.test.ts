/** Texts that a database could refuse, or that others could take for something else: they are kept, in both databases alike. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { databases, withStore } from '../testing/stores.ts';
import { addJob, mustClaim, testQueue } from '../testing/testQueue.ts';
import { complete } from './complete.ts';
import { report } from './report.ts';

const texts = [
  'a\0b',
  '\ud800',
  '\ufffe',
  '\u202e',
  "'; drop table jobs; --",
  '%s %n',
  '{{7*7}}',
  '\u001b[2J',
  '\\x00',
];

for (const database of databases) {
  describe(`hostile texts in ${database}`, () => {
    for (const text of texts) {
      it(
        `are kept: ${JSON.stringify(text)}`,
        withStore(database, async (store) => {
          const queue = testQueue(store);
          await addJob(queue);
          const lease = await mustClaim(queue);
          const body = JSON.stringify({ text });
          for (let i = 0; i < 2; i++) {
            await report(queue, lease, { events: [{ seq: 0, body }], metrics: [], log: { place: 0, text } });
          }
          const place = Buffer.byteLength(text);
          await report(queue, lease, { events: [], metrics: [], log: { place, text: 'next' } });
          await complete(queue, lease, body);
          const { db } = store;
          const [event] = await db.selectFrom('events').select('body').execute();
          assert.deepEqual(JSON.parse(event?.body ?? ''), { text });
          const logs = await db.selectFrom('log_chunks').select('text').orderBy('place').execute();
          // SQLite gives half a character back, PostgreSQL only what UTF-8 can hold; neither keeps a NUL.
          const inUtf8 = (one: string) => Buffer.from(one).toString();
          assert.deepEqual(
            logs.map((row) => inUtf8(row.text)),
            [inUtf8(text).replaceAll('\0', '\ufffd'), 'next'],
          );
          const { result } = await db.selectFrom('jobs').select('result').executeTakeFirstOrThrow();
          assert.deepEqual(JSON.parse(result ?? ''), { text });
        }),
      );
    }
  });
}
