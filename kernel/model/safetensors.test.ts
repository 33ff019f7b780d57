/** Safetensors written and read back, and every way a file can lie about itself. */
import assert from 'node:assert/strict';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { isAppError } from '../../core/contract/errors/appError.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { readSafetensors } from './readSafetensors.ts';
import { safetensorsTypes } from './safetensorsFormat.ts';
import type { SafetensorsType } from './safetensorsFormat.ts';
import { writeSafetensors } from './writeSafetensors.ts';

/** A file with this header and this many data bytes. */
function fileOf(header: unknown, dataBytes: number, headerLength?: bigint): Uint8Array {
  const json = Buffer.from(typeof header === 'string' ? header : JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(headerLength ?? BigInt(json.length));
  return Buffer.concat([length, json, Buffer.alloc(dataBytes)]);
}

const f32 = (shape: number[], ...data_offsets: number[]) => ({ dtype: 'F32', shape, data_offsets });

async function refuses(bytes: Uint8Array, reason: string): Promise<void> {
  await withTemporaryFolder(async (folder) => {
    const path = join(folder, 'model.safetensors');
    await writeFile(path, bytes);
    await assert.rejects(readSafetensors(path), (error) => {
      assert.ok(isAppError(error, 'model.damaged'), String(error));
      assert.equal(error.params.reason, reason);
      assert.equal(error.params.path, path);
      return true;
    });
  });
}

describe('safetensors', () => {
  const types = Object.keys(safetensorsTypes) as SafetensorsType[];

  it('gives back every type, shape and bit that was written', async () => {
    const reserved = ['__metadata__', '__proto__'];
    const name = fc.string().filter((text) => !reserved.includes(text));
    const tensor = fc.record({
      dtype: fc.constantFrom(...types),
      shape: fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 3 }),
      seed: fc.integer({ min: 0, max: 255 }),
    });
    await withTemporaryFolder((folder) =>
      fc.assert(
        fc.asyncProperty(
          fc.dictionary(name, tensor),
          fc.dictionary(name, fc.string()),
          async (wanted, metadata) => {
            const path = join(folder, 'a.safetensors');
            const list = Object.entries(wanted)
              .filter(([name]) => !['__metadata__', '__proto__'].includes(name))
              .map(([name, { dtype, shape, seed }]) => {
                const data = new safetensorsTypes[dtype](shape.reduce((a, b) => a * b, 1));
                new Uint8Array(data.buffer).forEach((_, i, bytes) => (bytes[i] = seed + 37 * i));
                return { name, dtype, shape, data };
              });
            await writeSafetensors(path, list, metadata);
            const read = await readSafetensors(path);
            assert.deepEqual({ ...read.metadata }, { ...metadata });
            assert.equal(read.tensors.size, list.length);
            for (const { name, dtype, shape, data } of list) {
              const found = read.tensors.get(name)!;
              assert.deepEqual({ dtype: found.dtype, shape: found.shape }, { dtype, shape });
              assert.deepEqual(Buffer.from(found.data.buffer), Buffer.from(data.buffer));
            }
          },
        ),
        { numRuns: 40 },
      ),
    );
  });

  it('writes what a view shows, not what lies around it, and the same bytes twice', async () => {
    await withTemporaryFolder(async (folder) => {
      const data = Float32Array.of(1, 2, 3, 4, 5).subarray(1, 4);
      const write = (name: string) => writeSafetensors(join(folder, name), [{ name: 'w', shape: [3], data }]);
      await Promise.all([write('a'), write('b')]);
      assert.deepEqual(
        (await readSafetensors(join(folder, 'a'))).tensors.get('w')?.data,
        Float32Array.of(2, 3, 4),
      );
      assert.deepEqual(await readFile(join(folder, 'a')), await readFile(join(folder, 'b')));
    });
  });

  it('begins the data at a multiple of eight bytes, which other readers map into memory', async () => {
    await withTemporaryFolder(async (folder) => {
      for (const name of ['a', 'ab', 'abc', 'abcdefg', 'ação']) {
        await writeSafetensors(join(folder, 'x'), [{ name, shape: [], data: Float32Array.of(7) }]);
        const bytes = await readFile(join(folder, 'x'));
        assert.equal(Number(bytes.readBigUInt64LE()) % 8, 0);
        assert.equal(bytes.readFloatLE(bytes.length - 4), 7);
      }
    });
  });

  it('does not take names that no reader would give back', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'x');
      const one = (name: string) => [{ name, shape: [1], data: Float32Array.of(1) }];
      await assert.rejects(writeSafetensors(path, one('__proto__')));
      await assert.rejects(writeSafetensors(path, one('__metadata__')));
      await assert.rejects(writeSafetensors(path, one('w'), { ['__proto__']: 'x' }));
      assert.deepEqual(await readdir(folder), []);
    });
  });

  it('leaves the old file, and nothing else, when it cannot write', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'taken');
      await mkdir(join(path, 'inside'), { recursive: true });
      await assert.rejects(writeSafetensors(path, [{ name: 'w', shape: [1], data: Float32Array.of(1) }]));
      assert.deepEqual(await readdir(folder), ['taken']);
      await assert.rejects(
        writeSafetensors(join(folder, 'no such folder', 'x'), []),
        (error) =>
          isAppError(error, 'folder.not_writable') && error.params.path === join(folder, 'no such folder'),
      );
    });
  });

  it('says which file is missing', async () => {
    await withTemporaryFolder(async (folder) => {
      await assert.rejects(
        readSafetensors(join(folder, 'model.safetensors')),
        (error) =>
          isAppError(error, 'model.file_missing') &&
          error.params.path === folder &&
          error.params.file === 'model.safetensors',
      );
    });
  });

  const damaged: [string, Uint8Array, string][] = [
    ['an empty file', new Uint8Array(0), 'truncated_header'],
    ['a file cut inside the header', fileOf({ w: f32([1], 0, 4) }, 0).subarray(0, 20), 'truncated_header'],
    ['a header longer than the file', fileOf({}, 0, 9_999n), 'truncated_header'],
    ['a header of more than the permitted size', fileOf({}, 0, 1n << 60n), 'header_too_long'],
    ['a header that is not JSON', fileOf('{"w":', 0), 'header_not_json'],
    ['a header that is not an object', fileOf('null', 0), 'header_not_json'],
    ['text that is not UTF-8', Buffer.concat([fileOf('', 0, 2n), Buffer.of(0xff, 0xfe)]), 'header_not_json'],
    ['an unknown type', fileOf({ w: { ...f32([1], 0, 4), dtype: 'Q9' } }, 4), 'header_invalid'],
    ['a negative size', fileOf({ w: f32([-1], 0, 4) }, 4), 'header_invalid'],
    ['a fractional offset', fileOf({ w: f32([1], 0.5, 4.5) }, 5), 'header_invalid'],
    ['metadata that is not text', fileOf({ __metadata__: { a: 1 } }, 0), 'header_invalid'],
    ['data cut off', fileOf({ w: f32([4], 0, 16) }, 12), 'truncated_at w'],
    ['offsets far outside', fileOf({ w: f32([1], 4_000_000, 4_000_004) }, 4), 'truncated_at w'],
    ['a length that is not its shape’s', fileOf({ w: f32([3], 0, 16) }, 16), 'length_of w'],
    ['offsets that run backwards', fileOf({ w: f32([1], 4, 0) }, 4), 'length_of w'],
    ['a size beyond every computer', fileOf({ w: f32([2 ** 30, 2 ** 30], 0, 4) }, 4), 'length_of w'],
    ['overlapping tensors', fileOf({ a: f32([2], 0, 8), b: f32([2], 4, 12) }, 12), 'overlap_at b'],
    ['a hole between tensors', fileOf({ a: f32([1], 0, 4), b: f32([1], 8, 12) }, 12), 'hole_before b'],
    [
      'one name twice',
      fileOf(
        '{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}',
        2,
      ),
      'hole_before a',
    ],
    ['bytes that belong to no tensor', fileOf({ a: f32([1], 0, 4) }, 9), 'unclaimed_bytes'],
  ];
  for (const [what, bytes, reason] of damaged) it(`refuses ${what}`, () => refuses(bytes, reason));

  it('never takes a file whose length is not the one its header promises', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'x');
      await writeSafetensors(path, [{ name: 'w', shape: [2, 3], data: new Float32Array(6) }], {
        format: 'pt',
      });
      const whole = await readFile(path);
      for (let length = 0; length < whole.length; length += 3) {
        await writeFile(path, whole.subarray(0, length));
        await assert.rejects(readSafetensors(path), (error) => isAppError(error, 'model.damaged'));
      }
    });
  });
});
