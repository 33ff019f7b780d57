/** A suite that passes: the fixture extension is there, and its command runs. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';

describe('a passing suite', () => {
  it('finds the extension under test', async () => {
    const extension = vscode.extensions.getExtension('testing.harness-fixture');
    assert.ok(extension);
    await extension.activate();
    assert.ok(extension.isActive);
  });
});
