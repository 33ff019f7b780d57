/** Compares text with a file beside the tests; UPDATE_GOLDEN=1 writes the file instead, for a person to read and commit. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export function expectGolden(name: string, text: string): void {
  const path = fileURLToPath(new URL(`golden/${name}.txt`, import.meta.url));
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(path, text);
  assert.equal(text, readFileSync(path, 'utf8').replaceAll('\r\n', '\n'));
}
