import assert from 'node:assert/strict';
import { buffer } from 'node:stream/consumers';
import { describe, it } from 'mocha';
import { bundleFilesSchema, pieceBytes } from '../../core/contract/bundle.ts';
import { isAppError } from '../../core/contract/errors/appError.ts';
import type { ErrorCode } from '../../core/contract/errors/appError.ts';
import { limitsSchema } from '../../core/contract/limits.ts';
import { complete } from '../queue/complete.ts';
import { checkpointOf } from '../queue/checkpointOf.ts';
import { expireLeases } from '../queue/expireLeases.ts';
import { ownAccord } from '../queue/queue.ts';
import { Rules } from '../rules/rules.ts';
import { sweep } from '../dataSets/sweep.ts';
import { databases } from '../testing/stores.ts';
import { bundleOf, sendAll } from '../testing/testBundle.ts';
import { bytesOf, hashesIn, sha256Of, withKeeper } from '../testing/testKeeper.ts';
import { addJob, leaseMs, mustClaim, testQueue } from '../testing/testQueue.ts';
import { announceBundle } from './announceBundle.ts';
import { bundleFilesOf } from './bundleFilesOf.ts';
import { dropEndedBundles } from './dropEndedBundles.ts';
import { finishBundle } from './finishBundle.ts';
import { jobBundle } from './jobBundle.ts';
import { piecesAsFile } from './piecesAsFile.ts';
import { storePiece } from './storePiece.ts';

const is = (code: ErrorCode) => (error: unknown) => isAppError(error, code);
const unaborted = new AbortController().signal;

/** Of three pieces, the last one short. */
const large = Buffer.alloc(2 * pieceBytes + 5, 'ação ');

for (const database of databases) {
  describe(`files that workers send, in ${database}`, () => {
    it(
      'come in pieces, and are read as what they were, whole or from a byte on',
      withKeeper(database, async ({ keeper }) => {
        const queue = testQueue(keeper.store);
        await addJob(queue);
        const lease = await mustClaim(queue);
        const contents = { 'linear/pesos.bin': large, 'vazio.txt': '' };
        const { sent, version } = await sendAll(keeper, lease, { purpose: 'result', contents });
        assert.deepEqual([sent.length, version], [3, null]);
        const bundle = await jobBundle(keeper.store.db, lease.jobId, 'result');
        assert.ok(bundle);
        const [file, empty] = bundleFilesOf(bundle);
        assert.ok(file && empty);
        const whole = piecesAsFile(keeper.blobs, file);
        assert.ok((await buffer(await whole.get(file.sha256))).equals(large));
        for (const first of [1, pieceBytes - 1, pieceBytes, 2 * pieceBytes + 4]) {
          const part = await buffer(await whole.get('', { first, last: large.length - 1 }));
          assert.ok(part.equals(large.subarray(first)), String(first));
        }
        assert.equal((await buffer(await piecesAsFile(keeper.blobs, empty).get(''))).length, 0);
      }),
    );

    it(
      'are gone on with where an attempt ended, and what is there is not sent again',
      withKeeper(database, async ({ keeper, clock }) => {
        const queue = testQueue(keeper.store);
        await addJob(queue);
        const first = await mustClaim(queue);
        const files = bundleOf({ 'a.bin': large });
        const { bundleId, missing } = await announceBundle(keeper, first, { purpose: 'result', files });
        const [hash = ''] = missing;
        const content = bytesOf(large.subarray(0, pieceBytes));
        await storePiece(keeper, { ...first, bundleId, sha256: hash, content });
        await assert.rejects(
          finishBundle(keeper, { ...first, bundleId, by: ownAccord }),
          is('bundle.incomplete'),
        );
        assert.equal(await sweep(keeper, unaborted), 0);

        clock.at += leaseMs + 1;
        await expireLeases(queue);
        const second = await mustClaim(queue);
        const again = await announceBundle(keeper, second, { purpose: 'result', files });
        assert.deepEqual(again.missing, missing.slice(1));
        for (const late of [
          storePiece(keeper, { ...first, bundleId, sha256: missing[1] ?? '', content: bytesOf('x') }),
          finishBundle(keeper, { ...first, bundleId, by: ownAccord }),
          announceBundle(keeper, first, { purpose: 'result', files }),
        ]) {
          await assert.rejects(late, is('lease.expired'));
        }
      }),
    );

    it(
      'are refused where a piece is another, was not announced, or the job sends no such thing',
      withKeeper(database, async ({ keeper }) => {
        const queue = testQueue(keeper.store);
        await addJob(queue);
        const lease = await mustClaim(queue);
        const files = bundleOf({ 'a.txt': 'abc' });
        const { bundleId, missing } = await announceBundle(keeper, lease, { purpose: 'result', files });
        const [sha256 = ''] = missing;
        const send = (hash: string, text: string) =>
          storePiece(keeper, { ...lease, bundleId, sha256: hash, content: bytesOf(text) });
        await assert.rejects(send(sha256, 'abd'), is('bundle.piece_wrong'));
        await assert.rejects(send(sha256Of('x'), 'x'), is('bundle.not_found'));
        await assert.rejects(announceBundle(keeper, lease, { purpose: 'model', files }), is('access.denied'));
        assert.deepEqual(await hashesIn(keeper.blobs), []);
        const rules = new Rules(limitsSchema.parse({ bundle: { maxSizeMiB: 1 } }));
        const small = { ...keeper, rules };
        const tooMuch = announceBundle(small, lease, { purpose: 'result', files: bundleOf({ a: large }) });
        await assert.rejects(tooMuch, is('bundle.too_large'));
      }),
    );

    it(
      'of another job are never given for their hash alone',
      withKeeper(database, async ({ keeper }) => {
        const queue = testQueue(keeper.store);
        await addJob(queue, { owner: 'ana' });
        await addJob(queue, { owner: 'rui' });
        const contents = { 'a.txt': 'segredo' };
        const [ana, rui] = [await mustClaim(queue), await mustClaim(queue)];
        await sendAll(keeper, ana, { purpose: 'result', contents });
        const { sent } = await sendAll(keeper, rui, { purpose: 'result', contents });
        assert.deepEqual(sent, [sha256Of('segredo')]);
      }),
    );

    it(
      'a newer checkpoint takes the place of the older one, and both go when the job ends',
      withKeeper(database, async ({ keeper }) => {
        const queue = { ...testQueue(keeper.store), keepsCheckpoints: true };
        await addJob(queue);
        const lease = await mustClaim(queue);
        await sendAll(keeper, lease, { purpose: 'checkpoint', contents: { a: 'um', same: 'igual' } });
        const { sent } = await sendAll(keeper, lease, {
          purpose: 'checkpoint',
          contents: { a: 'dois', same: 'igual' },
        });
        assert.deepEqual(sent, [sha256Of('dois')]);
        assert.equal((await hashesIn(keeper.blobs)).length, 2);
        const kept = await checkpointOf(keeper.store.db, lease.jobId);
        assert.deepEqual([kept?.token, kept?.files.length], [lease.token, 2]);
        await sendAll(keeper, lease, { purpose: 'result', contents: { r: 'resultado' } });
        assert.equal(await dropEndedBundles(keeper), 0);
        await complete(queue, lease, '{}');
        assert.equal(await dropEndedBundles(keeper), 1);
        assert.deepEqual(await hashesIn(keeper.blobs), [sha256Of('resultado')]);
      }),
    );
  });
}

describe('the names of files that workers send', () => {
  const named = (...names: string[]) =>
    bundleFilesSchema.safeParse(names.map((name) => ({ name, bytes: 0, sha256: sha256Of(''), pieces: [] })));

  it('never lead out of a folder, and are not two for one', () => {
    assert.ok(named('model.json', 'linear/pesos.bin', 'Ação 1.txt').success);
    for (const name of ['', '..', '../a', 'a/../b', '/a', 'a//b', 'a\\b', 'c:/a', 'a/nul', 'a/.b', 'a\0']) {
      assert.equal(named(name).success, false, name);
    }
    assert.equal(named('a.txt', 'A.TXT').success, false);
  });
});
