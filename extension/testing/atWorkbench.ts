/** What several scenarios do at the workbench. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { runRecordSchema } from '../../core/contract/runRecord.ts';
import type { RunRecord } from '../../core/contract/runRecord.ts';
import { mailboxPaths } from '../../core/host/mailbox.ts';
import type { RunningHost } from '../../tools/vscode/startHost.ts';
import type { Workbench } from '../../tools/vscode/workbench/openWorkbench.ts';
import type { PresetName } from '../../core/contract/trainingParameters.ts';
import { english } from './inWords.ts';
import type { Words } from './inWords.ts';

export const seconds = 1000;

export interface ColumnChoices {
  readonly columns?: readonly [text: string, label: string];
  readonly preset?: PresetName;
  readonly words?: Words;
}

export interface TrainingChoices extends ColumnChoices {
  /** As the first list shows it. */
  readonly file: string;
}

/** Answers the questions from the columns to the last one, "Ready to train". */
export async function chooseColumns(
  window: Workbench,
  { columns = ['texto', 'categoria'], preset = 'rapido', words = english }: ColumnChoices,
): Promise<void> {
  const { extension, settings } = words.texts;
  await window.waitForTitle(extension.pick.textColumn, 90 * seconds);
  await window.pick(columns[0]);
  await window.waitForTitle(extension.pick.labelColumn);
  await window.pick(columns[1]);
  await window.waitForTitle(extension.pick.preset);
  await window.pick(settings.presets[preset].name);
  await window.waitForTitle(extension.plan.title, 90 * seconds);
}

/** Takes the first answer to everything but the file, up to "Ready to train". */
export async function chooseTraining(window: Workbench, choices: TrainingChoices): Promise<void> {
  const { words = english, file } = choices;
  await window.runCommand(words.titleOf('bertTraining.train'));
  await window.waitForTitle(words.texts.extension.pick.spreadsheet);
  await window.pick(file);
  await chooseColumns(window, choices);
}

export async function startTraining(window: Workbench, choices: TrainingChoices): Promise<void> {
  await chooseTraining(window, choices);
  await window.pick((choices.words ?? english).texts.extension.plan.start);
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
  const end = Date.now() + limitMs;
  while (!isSo()) {
    if (Date.now() > end) throw new Error(`waited too long: ${what}`);
    await pause(100);
  }
}

/** The fine-tuning has begun, and can be gone on with. */
export function hasCheckpoint(runFolder: string | undefined): boolean {
  const folder = join(runFolder ?? '', 'checkpoints');
  return runFolder !== undefined && existsSync(folder) && readdirSync(folder).length > 0;
}
