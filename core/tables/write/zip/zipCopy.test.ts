import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { isAppError } from '../../../contract/errors/appError.ts';
import { withTemporaryFolder } from '../../../../tools/testing/temporaryFolder.ts';
import { writeAtomically } from '../atomicOutput.ts';
import { InputFile } from '../inputFile.ts';
import { buildZip } from '../testing/buildZip.ts';
import type { ZipExtras, ZipPart } from '../testing/buildZip.ts';
import { rawEntries, unpacked } from '../testing/rawEntries.ts';
import { copyZip } from './zipCopy.ts';
import { readZipDirectory } from './zipDirectory.ts';

const replaced = 'xl/Situação.xml';
const newContent = 'new content, '.repeat(9_000);

function parts(packing: Partial<ZipPart>): ZipPart[] {
  const bytes = Buffer.from(Array.from({ length: 40_000 }, (_, i) => (i * i) % 256));
  return ['a.xml', replaced, 'pasta/imagem.png', 'último.bin'].map((name, i) => ({
    name,
    content: i === 1 ? 'old content' : bytes.subarray(i * 100),
    ...packing,
  }));
}

async function copyOf(archive: Buffer): Promise<Buffer> {
  return await withTemporaryFolder(async (folder) => {
    const path = join(folder, 'copy.zip');
    const file = InputFile.ofBytes('original.zip', archive);
    const directory = await readZipDirectory(file);
    const entry = directory.entries.find(({ name }) => name === replaced);
    assert.ok(entry);
    const content = (async function* () {
      for (let at = 0; at < newContent.length; at += 1000)
        yield await Promise.resolve(Buffer.from(newContent.slice(at, at + 1000)));
    })();
    await writeAtomically(path, (output) => copyZip({ file, directory }, { entry, content }, output));
    return readFileSync(path);
  });
}

describe('copyZip', () => {
  const cases: [string, Partial<ZipPart>, ZipExtras?][] = [
    ['deflated entries', {}],
    ['stored entries', { stored: true }],
    ['sizes behind the data', { descriptor: true }],
    ['extra fields of other producers', { extra: Buffer.from([0x55, 0x54, 5, 0, 3, 1, 2, 3, 4]) }],
    ['64-bit sizes and offsets', { zip64: true }],
    [
      'a 64-bit end of directory',
      { zip64: true, descriptor: true },
      { zip64End: true, comment: 'um comentário' },
    ],
  ];
  for (const [name, packing, extras] of cases) {
    it(`replaces one entry and keeps every byte of the others: ${name}`, async () => {
      const original = buildZip(parts(packing), extras);
      const copy = await copyOf(original);
      const [before, after] = [await rawEntries(original), await rawEntries(copy)];
      assert.deepEqual(
        after.map((entry) => entry.name),
        before.map((entry) => entry.name),
      );
      for (const [i, entry] of before.entries()) {
        if (entry.name !== replaced) assert.ok(entry.raw.equals(after[i]!.raw), entry.name);
      }
      const contents = await unpacked(copy);
      assert.equal(contents.get(replaced)?.toString(), newContent);
      for (const part of parts(packing)) {
        if (part.name !== replaced)
          assert.ok(contents.get(part.name)?.equals(Buffer.from(part.content)), part.name);
      }
    });
  }

  it('keeps what stands before the archive and the comment behind it', async () => {
    const prefix = Buffer.from('#!/bin/sh\nexit\n');
    const copy = await copyOf(buildZip(parts({}), { prefix, comment: 'fim' }));
    assert.ok(copy.subarray(0, prefix.length).equals(prefix));
    assert.ok(copy.toString('latin1').endsWith('fim'));
    const contents = await unpacked(copy.subarray(prefix.length));
    assert.equal(contents.get(replaced)?.toString(), newContent);
  });

  it('calls an archive damaged whose directory is cut, missing or points outside', async () => {
    const archive = buildZip(parts({}));
    const outside = Buffer.from(archive);
    outside.writeUInt32LE(archive.length, archive.length - 6);
    for (const bytes of [archive.subarray(0, -30), Buffer.from('no archive'), Buffer.alloc(0), outside]) {
      await assert.rejects(
        () => readZipDirectory(InputFile.ofBytes('x.xlsx', bytes)),
        (error) => isAppError(error, 'table.damaged'),
      );
    }
  });
});
