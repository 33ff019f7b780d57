/** What several scenarios do at the workbench. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { runRecordSchema } from '../../core/contract/runRecord.ts';
import type { RunRecord } from '../../core/contract/runRecord.ts';
import { mailboxPaths } from '../../core/host/mailbox.ts';
import type { RunningHost } from '../../tools/vscode/startHost.ts';
import type { Workbench } from '../../tools/vscode/workbench/openWorkbench.ts';
import { englishCommands } from './commandTitles.ts';

export const seconds = 1000;

/** Answers every question of a training as it is suggested. */
export async function startTraining(
  window: Workbench,
  file: string,
  preset: 'Fast' | 'Balanced' | 'Precise' = 'Fast',
): Promise<void> {
  await window.runCommand(englishCommands.train);
  await window.waitForTitle('Spreadsheet');
  await window.pick(file);
  await window.waitForTitle('Column of the texts', 60 * seconds);
  await window.pick('texto');
  await window.waitForTitle('Column of the categories');
  await window.pick('categoria');
  await window.waitForTitle('How to train');
  await window.pick(preset);
  await window.waitForTitle('Ready to train');
  await window.pick('Train now');
}

/** The folders of the runs made in this folder, oldest first. */
export function runFoldersIn(folder: string): string[] {
  const parent = join(folder, 'treinos');
  return existsSync(parent)
    ? readdirSync(parent)
        .sort()
        .map((name) => join(parent, name))
    : [];
}

export function recordOf(runFolder: string): RunRecord {
  return runRecordSchema.parse(JSON.parse(readFileSync(join(runFolder, 'run.json'), 'utf8')));
}

/** Process numbers of the kernels that runs of this host were given. */
export function kernelsOf(host: RunningHost): number[] {
  const mailboxes = join(host.folder, 'home', '.local', 'state', 'bert-training', 'runs');
  return readdirSync(mailboxes)
    .map((name) => mailboxPaths(join(mailboxes, name)).alive)
    .filter((path) => existsSync(path))
    .map((path) => Number(readFileSync(path, 'utf8')));
}

/** Asks again and again; fails when it takes too long. */
export async function until(what: string, isSo: () => boolean, limitMs = 120 * seconds): Promise<void> {
  for (const end = Date.now() + limitMs; !isSo(); await pause(100)) {
    if (Date.now() > end) throw new Error(`waited too long: ${what}`);
  }
}

/** The fine-tuning has begun, and can be gone on with. */
export function hasCheckpoint(runFolder: string | undefined): boolean {
  const folder = join(runFolder ?? '', 'checkpoints');
  return runFolder !== undefined && existsSync(folder) && readdirSync(folder).length > 0;
}
