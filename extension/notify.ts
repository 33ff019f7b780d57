/** The one way to tell something in a notification. */
import * as vscode from 'vscode';
import { inNotice } from './shownText.ts';

const show = {
  information: vscode.window.showInformationMessage,
  warning: vscode.window.showWarningMessage,
  error: vscode.window.showErrorMessage,
} as const;

/** The button that was chosen; undefined where the person dismissed it. */
export async function notify<B extends string>(
  severity: keyof typeof show,
  message: string,
  ...buttons: readonly B[]
): Promise<B | undefined> {
  return show[severity]<B>(inNotice(message), ...buttons);
}
