/** The extension host itself: what every other suite stands on. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';

describe('the extension host', () => {
  it('has the VS Code that the manifest asks for', () => {
    const [major = 0, minor = 0] = vscode.version.split('.').map(Number);
    assert.ok(major > 1 || (major === 1 && minor >= 100), vscode.version);
  });

  it('runs on Node 20.19 or later', () => {
    const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
    assert.ok(major > 20 || (major === 20 && minor >= 19), process.versions.node);
  });

  it('answers commands', async () => {
    assert.ok((await vscode.commands.getCommands(true)).includes('workbench.action.reloadWindow'));
  });

  it('has a folder open, and reads and writes in it', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const file = vscode.Uri.joinPath(folder.uri, 'João.txt');
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode('ação'));
    const document = await vscode.workspace.openTextDocument(file);
    assert.equal(document.getText(), 'ação');
  });
});
