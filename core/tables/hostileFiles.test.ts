/**
 * Every hostile file is told by a plain sentence of its own, within 512 MB of the reader's memory: that is the bound at
 * which it would be ended, and being ended has another code.
 */
import assert from 'node:assert/strict';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, it } from 'mocha';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { AppError } from '../contract/errors/appError.ts';
import { limitsSchema } from '../contract/limits.ts';
import { languages } from '../text/language.ts';
import { messageOf } from '../text/messageOf.ts';
import { textsOf } from '../text/textsOf.ts';
import { readTable } from './readTable.ts';
import { hostileFiles } from './testing/hostileFiles.ts';
import type { HostileFile } from './testing/hostileFiles.ts';

const limits = limitsSchema.parse({
  // The longest line is beyond the limit of a file; what is tried here is what happens within it.
  dataset: { maxFileSizeMiB: 256 },
  // The measurement `hostile-files` holds the 10 s; a busy machine may take longer.
  reading: { timeoutSeconds: 60, maxMemoryMiB: 512 },
});

/** The sentence in each language. */
async function sentences({ file, bytes, told }: HostileFile): Promise<string[]> {
  return withTemporaryFolder(async (folder) => {
    const path = join(folder, file);
    writeFileSync(path, bytes());
    const said = await readTable(path, {}, { limits }).then(
      (table) => {
        assert.ok('fact' in told, `was read: ${JSON.stringify(table.facts)}`);
        const fact = table.facts.find(({ code }) => code === told.fact);
        assert.ok(fact, `${told.fact} among ${table.facts.map(({ code }) => code).join(', ')}`);
        assert.equal(table.rows.length, 3);
        return languages.map((language) => textsOf[language].data.facts[fact.code](fact, table));
      },
      (error: unknown) => {
        assert.ok(error instanceof AppError, String(error));
        assert.equal(error.code, 'error' in told ? told.error : 'read');
        return languages.map((language) => {
          const { title, fix } = messageOf(error, language);
          assert.ok(fix.length > 10);
          return title;
        });
      },
    );
    assert.deepEqual(readdirSync(folder), [file], 'nothing is left behind');
    return said;
  });
}

describe('hostile files', () => {
  afterEach('no process is left', async () => {
    await new Promise(setImmediate);
    assert.ok(!process.getActiveResourcesInfo().includes('ProcessWrap'));
  });

  for (const hostile of hostileFiles) {
    it(`tells ${hostile.about}`, async () => {
      for (const sentence of await sentences(hostile))
        assert.doesNotMatch(sentence, /undefined|NaN|\[object/);
    });
  }

  it('refuses a file beyond the limit without opening it', async () => {
    const small = limitsSchema.parse({ dataset: { maxFileSizeMiB: 1 } });
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'grande.csv');
      writeFileSync(path, Buffer.alloc(2 ** 21, 'a;b\n'));
      await assert.rejects(readTable(path, {}, { limits: small }), { code: 'table.too_large' });
    });
  });
});
