/** What happens to a run when the person, the window or the kernel goes away. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Scenario } from '../../../tools/vscode/scenarios/scenario.ts';
import {
  hasCheckpoint,
  kernelsOf,
  recordOf,
  runFoldersIn,
  seconds,
  startTraining,
  until,
} from '../atWorkbench.ts';
import { english } from '../inWords.ts';
import { writePetitions } from '../petitions.ts';

const file = 'Petições.csv';
const working = `Training with ${file}`;
const done = 'is right in';

export const scenarios: readonly Scenario[] = [
  {
    name: 'a training that is stopped keeps what it has',
    timeLimitMs: 300 * seconds,
    run: async ({ folder, open, say }) => {
      writePetitions(join(folder, file), 60);
      const window = await open();
      await startTraining(window, { file, preset: 'preciso' });
      await until('a checkpoint', () => hasCheckpoint(runFoldersIn(folder)[0]));
      await window.answerNotification(working, 'Cancel');
      say(await window.waitForNotification('Stopped before the end', 120 * seconds));
      const record = recordOf(runFoldersIn(folder)[0]!);
      assert.equal(record.state, 'cancelled');
      assert.notEqual(record.weightsHash, null);
    },
  },
  {
    name: 'a kernel that is killed is missed, and the resumed run ends with the same weights',
    timeLimitMs: 420 * seconds,
    run: async ({ folder, host, open, picture, say }) => {
      writePetitions(join(folder, file), 60);
      const window = await open();
      await startTraining(window, { file });
      await window.waitForNotification(done, 240 * seconds);
      const [undisturbed] = runFoldersIn(folder);
      await window.page.keyboard.press('Escape');
      await startTraining(window, { file });
      await until('a checkpoint', () => hasCheckpoint(runFoldersIn(folder)[1]));
      for (const kernel of kernelsOf(host)) killIfThere(kernel);
      say(await window.waitForNotification('stopped', 60 * seconds));
      await picture(window, 'killed');
      await window.answerNotification('stopped', 'Resume Training');
      await until('the end', () => recordOf(runFoldersIn(folder)[1]!).state === 'succeeded', 240 * seconds);
      const [first, second] = [recordOf(undisturbed!), recordOf(runFoldersIn(folder)[1]!)];
      assert.equal(second.weightsHash, first.weightsHash);
    },
  },
  {
    name: 'a training goes on while the window is reloaded and closed, and is found again',
    timeLimitMs: 420 * seconds,
    run: async ({ folder, open, picture, say }) => {
      writePetitions(join(folder, file), 60);
      const window = await open();
      await startTraining(window, { file });
      await window.waitForNotification(working, 30 * seconds);
      await window.reload();
      await window.waitForNotification(working, 60 * seconds);
      await picture(window, 'found-again');
      await window.close();
      await until(
        'the end',
        () => runFoldersIn(folder).some((run) => recordOf(run).state === 'succeeded'),
        240 * seconds,
      );
      const next = await open();
      say(await next.waitForNotification(done, 60 * seconds));
      await next.runCommand(english.titleOf('bertTraining.showRuns'));
      await next.waitForTitle('Trainings');
      const [run] = await next.readPicks();
      assert.equal(run?.label, file);
      assert.match(run.description, /^finished · right in/u);
      await next.pick(file);
      await next.waitForTitle(file);
      await next.pick(english.texts.extension.buttons.modelSheet);
      const sheet = join(runFoldersIn(folder)[0] ?? '', english.texts.modelSheet.fileName);
      await until('the model sheet', () => existsSync(sheet), 60 * seconds);
    },
  },
  {
    name: 'two windows train at once, and each result is told once',
    timeLimitMs: 420 * seconds,
    run: async ({ folder, open }) => {
      writePetitions(join(folder, file), 60);
      const [one, two] = [await open(), await open()];
      await startTraining(one, { file });
      await startTraining(two, { file });
      await one.waitForNotification(done, 300 * seconds);
      await two.waitForNotification(done, 300 * seconds);
      const records = runFoldersIn(folder).map(recordOf);
      assert.equal(records.length, 2);
      assert.equal(records[0]?.weightsHash, records[1]?.weightsHash);
      for (const window of [one, two]) {
        const told = (await window.readNotifications()).filter((text) => text.includes(done));
        assert.equal(told.length, 1);
      }
    },
  },
];

function killIfThere(processId: number): void {
  try {
    process.kill(processId, 'SIGKILL');
  } catch (error) {
    // The one of the first run has ended.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
