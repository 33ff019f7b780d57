import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'mocha';
import * as z from 'zod';
import { thirdPartyNotices } from './thirdPartyNotices.ts';

const mapSchema = z.object({ sources: z.array(z.string()) });
const root = fileURLToPath(new URL('../../', import.meta.url));

/** The names of packages in the table. */
const namesIn = (notices: string) => [...notices.matchAll(/^\| (\S+) \| \d/gmu)].map(([, name]) => name);

describe('third-party notices', () => {
  it('are those of the packages that are installed', () => {
    assert.equal(
      readFileSync(join(root, 'THIRD_PARTY_NOTICES.md'), 'utf8').replaceAll('\r\n', '\n'),
      thirdPartyNotices(root),
    );
  });

  it('have a text for every package', () => {
    const notices = thirdPartyNotices(root);
    for (const name of namesIn(notices)) assert.match(notices, new RegExp(`^## ${name}\n\n~~~~\n\\S`, 'mu'));
  });

  it('cover every package that the build put into the programs', () => {
    const bundled = new Set<string>();
    for (const file of readdirSync(join(root, 'dist')).filter((name) => name.endsWith('.map'))) {
      const { sources } = mapSchema.parse(JSON.parse(readFileSync(join(root, 'dist', file), 'utf8')));
      for (const source of sources) {
        const name = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/u.exec(source)?.[1];
        if (name !== undefined) bundled.add(name);
      }
    }
    assert.ok(bundled.size > 5);
    const named = namesIn(thirdPartyNotices(root));
    assert.deepEqual(
      [...bundled].filter((name) => !named.includes(name)),
      [],
    );
  });
});
