/** `Check a Spreadsheet`: a readable page about a spreadsheet, made anew whenever the file is saved. */
import { basename, dirname } from 'node:path';
import * as vscode from 'vscode';
import { dataSourceSchema } from '../../core/contract/runConfig.ts';
import type { RunCommand } from '../command.ts';
import { afterQuiet } from '../documents/afterQuiet.ts';
import { showDocument } from '../documents/documents.ts';
import { healthPage, unreadablePage } from '../documents/healthPage.ts';
import { pickSpreadsheet } from '../pickers/pickSpreadsheet.ts';
import { inspect, readSpreadsheet } from '../readSpreadsheet.ts';
import type { SpreadsheetSource } from '../readSpreadsheet.ts';
import type { Services, Voice } from '../services.ts';
import { asLoggedError } from '../showError.ts';

/** Programs save in several steps. */
const quietMs = 700;

/** The title stays, whatever language comes to be spoken: it is where the page is found again. */
interface Report {
  readonly source: SpreadsheetSource;
  readonly title: string;
}

/** `given`: the file, and how it is read where that was answered already. */
export const healthReport: RunCommand = async (services, given) => {
  const path = await pickSpreadsheet(services, given, 'train');
  if (path === undefined) return;
  const answered = dataSourceSchema.safeParse(given[1]);
  const read = answered.success
    ? { source: answered.data, inspected: await inspect(services, answered.data) }
    : await readSpreadsheet(services, path);
  if (!read?.inspected) return;
  const { inspected, source } = read;
  const { language, texts } = await services.voice();
  const report = { source, title: texts.extension.documents.health(basename(path)) };
  const page = put(services, report, healthPage(inspected, fileOf(source), language));
  await showDocument(page);
  services.documents.keep(page, keepFresh(services, report));
};

function keepFresh(services: Services, report: Report): vscode.Disposable {
  const file = vscode.Uri.file(report.source.path);
  const quiet = afterQuiet(quietMs, () => makeAnew(services, report));
  // The whole folder: a file's name could mean something in a pattern.
  const watcher = vscode.workspace.createFileSystemWatcher(
    new vscode.RelativePattern(vscode.Uri.file(dirname(file.fsPath)), '*'),
  );
  const heard = ({ fsPath }: vscode.Uri) => {
    if (fsPath === file.fsPath) quiet.call();
  };
  return vscode.Disposable.from(
    watcher,
    quiet,
    watcher.onDidChange(heard),
    watcher.onDidCreate(heard),
    watcher.onDidDelete(heard),
  );
}

async function makeAnew(services: Services, report: Report): Promise<void> {
  const voice = await services.voice();
  const markdown = await readAnew(services, report.source, voice);
  if (markdown === undefined) return;
  // The preview hears of a change only while the page is open as a text, which VS Code ends after some minutes.
  await vscode.workspace.openTextDocument(put(services, report, markdown));
}

/** Undefined where the person cancelled. */
async function readAnew(
  services: Services,
  source: SpreadsheetSource,
  { language }: Voice,
): Promise<string | undefined> {
  try {
    const inspected = await inspect(services, source);
    return inspected && healthPage(inspected, fileOf(source), language);
  } catch (failure) {
    return unreadablePage(asLoggedError(services, failure), fileOf(source), language);
  }
}

function put({ documents }: Services, { title, source }: Report, markdown: string): vscode.Uri {
  return documents.put(title, source.path, markdown);
}

function fileOf({ path }: SpreadsheetSource): { name: string; readAt: Date } {
  return { name: basename(path), readAt: new Date() };
}
