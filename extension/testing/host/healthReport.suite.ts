/** The pages that are made: the health report follows its file, and the page about this computer can be read. */
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { writePetitions } from '../petitions.ts';

const patienceMs = 60_000;

/** Waits until a page says what is looked for, and returns it. */
async function pageWith(said: RegExp): Promise<vscode.TextDocument> {
  const end = Date.now() + patienceMs;
  while (Date.now() < end) {
    const page = pages().find((one) => said.test(one.getText()));
    if (page) return page;
    await pass(100);
  }
  throw new Error(
    `no page says ${String(said)}: ${pages()
      .map((page) => page.getText())
      .join('\n---\n')}`,
  );
}

function pages(): vscode.TextDocument[] {
  return vscode.workspace.textDocuments.filter(({ uri }) => uri.scheme === 'bert-training');
}

const tabs = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs);

describe('the health report', function () {
  this.timeout(4 * patienceMs);
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
  // Signs that would mean something in a pattern.
  const path = join(folder, 'Petições [1] {a}.csv');

  it('is shown in a preview', async () => {
    writePetitions(path, 40);
    await vscode.commands.executeCommand('bertTraining.healthReport', vscode.Uri.file(path));
    await pageWith(/^## You will train on 120 of 120 rows\.$/mu);
    assert.ok(tabs().some(({ label }) => label.includes('Health report of Petições [1] {a}.csv')));
  });

  it('is made anew when the file is saved', async () => {
    writePetitions(path, 50);
    await pageWith(/on 150 of 150 rows/u);
    assert.equal(pages().length, 1);
  });

  it('says so while the file is not there, and follows it again', async () => {
    rmSync(path);
    await pageWith(/The spreadsheet cannot be read now[\s\S]+was not found/u);
    writePetitions(path, 60);
    await pageWith(/on 180 of 180 rows/u);
  });

  it('follows nothing once it is closed', async () => {
    await vscode.window.tabGroups.close(tabs().filter(({ label }) => label.includes('Health report')));
    writePetitions(path, 70);
    // By the time another file was read twice, this one would have been read too.
    const other = join(folder, 'Outras.csv');
    writePetitions(other, 20);
    await vscode.commands.executeCommand('bertTraining.healthReport', vscode.Uri.file(other));
    writePetitions(other, 21);
    await pageWith(/on 63 of 63 rows/u);
    assert.ok(!pages().some((page) => /of 210 rows/u.test(page.getText())));
  });

  it('is shown again when it is asked for again', async () => {
    await vscode.commands.executeCommand('bertTraining.healthReport', vscode.Uri.file(path));
    await pageWith(/on 210 of 210 rows/u);
  });
});

describe('the page about this computer', function () {
  this.timeout(4 * patienceMs);

  it('is shown with the text to send', async () => {
    // It ends when its notification is answered.
    void vscode.commands.executeCommand('bertTraining.doctor');
    const page = await pageWith(/Text to copy and send to IT support/u);
    assert.match(page.getText(), new RegExp(`VS Code: ${vscode.version.replaceAll('.', '\\.')}`, 'u'));
    assert.match(page.getText(), /Test calculation: worked/u);
    await vscode.commands.executeCommand('notifications.clearAll');
  });
});
