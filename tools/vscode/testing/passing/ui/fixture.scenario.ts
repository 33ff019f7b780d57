/** Everything a scenario can click, type and read, once each, with an extension made for it. */
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { findMarked } from '../../../endMarked.ts';
import type { Scenario } from '../../../scenarios/scenario.ts';
import type { RunningHost } from '../../../startHost.ts';
import { packFixture } from '../../packFixture.ts';

export const scenarios: Scenario[] = [
  {
    name: 'notifications, lists and boxes are answered',
    run: async ({ open }) => {
      const window = await open();
      await window.runCommand('Fixture: Show a message');
      assert.equal(await window.waitForNotification('Hello'), 'Hello in en');
      await window.answerNotification('Hello', 'Yes');
      await window.waitForNotification('You said Yes');

      await window.runCommand('Fixture: Pick a fruit');
      const [first] = await window.readPicks();
      assert.deepEqual(first, { label: 'Apple', description: 'red', detail: '' });
      assert.equal(await window.readTitle(), 'Fruits');
      await window.pick('Banana');
      await window.pickSeveral(['one', 'three']);
      await window.waitForNotification('You picked Banana and one+three');

      await window.runCommand('Fixture: Ask for a name');
      assert.match(await window.readHint('Your name'), /^Your name/);
      await window.fill('x');
      await window.fill('');
      assert.equal(await window.readHint('needed'), 'A name is needed');
      await window.type('João');
      await window.waitForNotification('Your name is João');
    },
  },
  {
    name: 'files, output and previews are read',
    run: async ({ folder, open }) => {
      await writeFile(join(folder, 'notas.md'), '# Título\n\nUm texto.\n');
      const window = await open();
      await window.openFile('notas.md');
      assert.equal(await window.readEditor(), '# Título\n\nUm texto.\n');
      await window.runCommand('Markdown: Open Preview');
      assert.match(await window.readPreview('Um texto'), /^Título\s+Um texto\.$/);
      assert.deepEqual(await window.readTabs(), ['notas.md', 'Preview notas.md']);
      await window.runCommand('Fixture: Show the output');
      assert.match(await window.readOutput('one line'), /one line of output/);
      await window.runCommand('Fixture: Open a file');
      await window.choosePath(join(folder, 'notas.md'));
      await window.waitForNotification('You chose notas.md');
    },
  },
  {
    name: 'a window is loaded anew, closed, and has a second beside it',
    run: async ({ host, open }) => {
      const [left, right] = [await open(), await open()];
      await left.runCommand('Fixture: Show a message');
      await left.waitForNotification('Hello');
      assert.deepEqual(await right.readNotifications(), []);
      await left.reload();
      await left.runCommand('Fixture: Show a message');
      await left.waitForNotification('Hello');
      await untilExtensionHosts(host, 2);
      await left.close();
      await untilExtensionHosts(host, 1);
      await right.runCommand('Fixture: Show a message');
      await right.waitForNotification('Hello');
    },
  },
  {
    name: 'a packaged extension speaks pt-BR, without a network, and leaves a process that is ended',
    host: async () => ({
      extension: { kind: 'vsix', path: await packFixture() },
      language: 'pt-br',
      network: 'cut',
    }),
    run: async ({ open }) => {
      const window = await open();
      await window.runCommand('Fixture: Mostrar uma mensagem');
      await window.waitForNotification('Hello in pt-br');
      await window.runCommand('Fixture: Name the networks');
      assert.match(await window.waitForNotification('Networks'), /^Networks: (lo)?\.$/);
      await window.runCommand('Fixture: Start a process that stays');
      const [, pid] = /Process (\d+) stays/.exec(await window.waitForNotification('stays')) ?? [];
      assert.match(await readFile(`/proc/${pid ?? ''}/cmdline`, 'utf8'), /setInterval/);
    },
  },
  {
    name: 'a folder is trusted by the person alone',
    host: () => ({ trust: 'asked' }),
    run: async ({ open }) => {
      const window = await open();
      assert.match(await window.readDialog(), /Do you trust the authors/);
      await window.answerDialog("No, I don't trust the authors");
      await window.page.getByText('Restricted Mode').first().waitFor();
    },
  },
];

async function untilExtensionHosts(host: RunningHost, wanted: number): Promise<void> {
  const deadline = Date.now() + 60_000;
  let count = await countExtensionHosts(host);
  while (count !== wanted && Date.now() < deadline) {
    await wait(200);
    count = await countExtensionHosts(host);
  }
  assert.equal(count, wanted, 'extension hosts');
}

async function countExtensionHosts(host: RunningHost): Promise<number> {
  const lines = (await findMarked(host.mark)).map((pid) =>
    // One that has just ended has no line any more.
    readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''),
  );
  return (await Promise.all(lines)).filter((line) => line.includes('--type=extensionHost')).length;
}
