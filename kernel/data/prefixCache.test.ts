import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { openPrefixCache, prefixBytes } from './prefixCache.ts';

const lengths = Int32Array.of(2, 1, 3);
const rows = (unit: number) => Array.from({ length: lengths[unit]! * 4 }, (_, i) => unit * 100 + i);

for (const place of ['memory', 'file'] as const) {
  describe(`prefix cache in ${place === 'file' ? 'a file' : place}`, () => {
    it('gives back the rows of any units in any order', () =>
      withTemporaryFolder(async (folder) => {
        const file = place === 'file' ? { file: join(folder, 'prefix.f16') } : {};
        const cache = await openPrefixCache({ lengths, hiddenSize: 4, ...file });
        await cache.write(Int32Array.of(2, 0), Uint16Array.from([...rows(2), ...rows(0)]));
        await cache.write(Int32Array.of(1), Uint16Array.from(rows(1)));
        const input = await cache.input(Int32Array.of(1, 2, 0));
        assert.ok(input.kind === 'prefix');
        assert.deepEqual([...input.hidden], [...rows(1), ...rows(2), ...rows(0)]);
        assert.deepEqual([...input.lengths], [1, 3, 2]);
        await cache.close();
        assert.deepEqual(readdirSync(folder), []);
      }));

    it('knows its size beforehand', () => {
      assert.equal(prefixBytes(lengths, 4), 6 * 4 * 2);
    });
  });
}
