/**
 * Shows a file or a folder with what the person's computer has. Where VS Code is shown by a browser, or works on another
 * computer, the explorer of a window shows it: of this one, or of a new one where it lies outside the open folder.
 */
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import * as vscode from 'vscode';
import { AppError } from '../core/contract/errors/appError.ts';

function isHere(): boolean {
  return vscode.env.uiKind === vscode.UIKind.Desktop && vscode.env.remoteName === undefined;
}

/** Throws `file.not_found`. */
export async function openFolder(path: string): Promise<void> {
  assertThere(path);
  if (isHere()) await vscode.commands.executeCommand('revealFileInOS', vscode.Uri.file(path));
  else await showInExplorer(path, path);
}

/** With the program that this kind of file belongs to. Throws `file.not_found`. */
export async function openFile(path: string): Promise<void> {
  assertThere(path);
  if (isHere()) await vscode.env.openExternal(vscode.Uri.file(path));
  else await showInExplorer(path, dirname(path));
}

async function showInExplorer(path: string, folder: string): Promise<void> {
  const uri = vscode.Uri.file(path);
  if (vscode.workspace.getWorkspaceFolder(uri)) await vscode.commands.executeCommand('revealInExplorer', uri);
  else
    await vscode.commands.executeCommand('vscode.openFolder', vscode.Uri.file(folder), {
      forceNewWindow: true,
    });
}

/** VS Code does nothing then, and says nothing. */
function assertThere(path: string): void {
  if (!existsSync(path)) throw new AppError('file.not_found', { path });
}
