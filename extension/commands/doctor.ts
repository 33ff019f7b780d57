/** `Check This Computer`: whether it can train, as a page, with a text to copy for the people who look after it. */
import * as vscode from 'vscode';
import * as z from 'zod';
import { canTrain, doctorVerdict } from '../../core/text/doctorText.ts';
import type { RunCommand } from '../command.ts';
import { doctorPage, supportLines } from '../documents/doctorPage.ts';
import type { Editor, Examined } from '../documents/doctorPage.ts';
import { showDocument } from '../documents/documents.ts';
import { askKernel } from '../kernels.ts';
import { notify } from '../notify.ts';
import type { Services } from '../services.ts';

export const doctor: RunCommand = async (services) => {
  const { texts } = await services.voice();
  const { extension } = texts;
  const workFolder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? services.environment.homeFolder;
  const answer = await askKernel(
    services,
    { kind: 'doctor', workFolder },
    extension.working.checkingComputer,
  );
  if (!answer) return;
  if (answer.kind !== 'diagnosed') throw new Error(`doctor was answered by ${answer.kind}`);
  const examined: Examined = { report: answer.report, editor: editorOf(services) };
  await showPage(services, examined);
  await tellVerdict(services, examined);
};

async function showPage({ documents, voice }: Services, examined: Examined): Promise<void> {
  const { language, texts } = await voice();
  const title = texts.extension.documents.doctor;
  await showDocument(documents.put(title, '', doctorPage(examined, language)));
}

async function tellVerdict({ voice }: Services, examined: Examined): Promise<void> {
  const { language, texts } = await voice();
  const { buttons } = texts.extension;
  // On the page the verdict opens a list.
  const verdict = doctorVerdict(examined.report, texts.doctor).replace(/:$/u, '.');
  const severity = canTrain(examined.report) ? 'information' : 'warning';
  const chosen = await notify(severity, verdict, buttons.copy);
  if (chosen !== buttons.copy) return;
  await vscode.env.clipboard.writeText(supportLines(examined, language).join('\n'));
  await notify('information', buttons.copied);
}

function editorOf({ context }: Services): Editor {
  const manifest = z.object({ version: z.string() }).parse(context.extension.packageJSON);
  return {
    version: vscode.version,
    extension: manifest.version,
    shownIn: vscode.env.uiKind === vscode.UIKind.Web ? 'web' : 'desktop',
    remote: vscode.env.remoteName,
  };
}
