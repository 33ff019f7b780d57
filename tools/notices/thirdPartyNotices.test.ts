import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'mocha';
import { thirdPartyNotices } from './thirdPartyNotices.ts';

describe('third-party notices', () => {
  it('are those of the packages that are installed', () => {
    const root = fileURLToPath(new URL('../../', import.meta.url));
    assert.equal(
      readFileSync(join(root, 'THIRD_PARTY_NOTICES.md'), 'utf8').replaceAll('\r\n', '\n'),
      thirdPartyNotices(root),
    );
  });
});
