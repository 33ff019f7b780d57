import assert from 'node:assert/strict';
import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  rmSync,
  rmdirSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { withTemporaryFolder } from '../tools/testing/temporaryFolder.ts';
import { InputLines, OutputLines } from './mailboxLines.ts';

describe('lines that come', () => {
  it('are handed over once, and only whole', () =>
    withTemporaryFolder((folder) => {
      const path = join(folder, 'in.jsonl');
      const lines = new InputLines(path);
      writeFileSync(path, 'um\n\ndo');
      assert.deepEqual(lines.read(), ['um']);
      assert.deepEqual(lines.read(), []);
      appendFileSync(path, 'is\ntrês\n');
      assert.deepEqual(lines.read(), ['dois', 'três']);
      truncateSync(path);
      assert.deepEqual(lines.read(), []);
    }));

  it('end where the file is gone, and wait where it cannot be read now', () =>
    withTemporaryFolder((folder) => {
      const path = join(folder, 'in.jsonl');
      const lines = new InputLines(path);
      mkdirSync(path);
      assert.deepEqual(lines.read(), []);
      rmdirSync(path);
      assert.equal(lines.read(), 'gone');
    }));
});

describe('lines that are told', () => {
  it('are kept until the disk takes them, apart from what was half written', () =>
    withTemporaryFolder((folder) => {
      const path = join(folder, 'out.jsonl');
      mkdirSync(path);
      const lines = new OutputLines(path);
      lines.write('um');
      lines.write('dois');
      assert.equal(lines.flush(), false);
      rmSync(path, { recursive: true });
      writeFileSync(path, 'zero\nmei');
      assert.ok(lines.flush());
      lines.write('três');
      assert.equal(readFileSync(path, 'utf8'), 'zero\nmei\num\ndois\ntrês\n');
    }));
});
