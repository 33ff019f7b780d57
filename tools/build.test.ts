/** What the build writes down about itself, for the record of every run. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import * as z from 'zod';
import { installedPath } from '../core/tables/programPath.ts';

const readRoot = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8'));
const versions = z.record(z.string(), z.string());

describe('the build', () => {
  it('names the installed version of every library the product depends on', () => {
    const { dependencies } = z.object({ dependencies: versions }).parse(readRoot('package.json'));
    const { libraries } = z
      .object({ libraries: versions })
      .parse(JSON.parse(readFileSync(installedPath('build.json'), 'utf8')));
    const installed = Object.keys(dependencies).map((name) => {
      const { version } = z
        .object({ version: z.string() })
        .parse(readRoot(`node_modules/${name}/package.json`));
      return [name, version];
    });
    assert.deepEqual(libraries, Object.fromEntries(installed));
  });
});
