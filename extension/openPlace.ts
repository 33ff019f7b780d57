/** Shows a file or a folder with what the person's computer has; a browser shows it in the explorer of the window. */
import * as vscode from 'vscode';

function isHere(): boolean {
  return vscode.env.uiKind === vscode.UIKind.Desktop && vscode.env.remoteName === undefined;
}

export async function openFolder(path: string): Promise<void> {
  await vscode.commands.executeCommand(
    isHere() ? 'revealFileInOS' : 'revealInExplorer',
    vscode.Uri.file(path),
  );
}

/** With the program that this kind of file belongs to. */
export async function openFile(path: string): Promise<void> {
  if (isHere()) await vscode.env.openExternal(vscode.Uri.file(path));
  else await openFolder(path);
}
