/** Runs a command of the table: where it may, and with its failures told. */
import * as vscode from 'vscode';
import type { Command } from './command.ts';
import { notify } from './notify.ts';
import type { Services } from './services.ts';

/** Whatever a command fails with is told in words. */
export async function runCommand(
  { needsTrust, load }: Command,
  services: Services,
  given: readonly unknown[],
): Promise<void> {
  try {
    if (needsTrust && !(await isTrusted(services))) return;
    const run = await load();
    await run(services, given);
  } catch (error) {
    const { showError } = await import('./showError.ts');
    await showError(services, error);
  }
}

/** Where it is not, the person is told how to say so. */
export async function isTrusted(services: Services): Promise<boolean> {
  if (vscode.workspace.isTrusted) return true;
  const { trustNeeded, buttons } = (await services.voice()).texts.extension;
  const chosen = await notify('warning', trustNeeded, buttons.trust);
  if (chosen === buttons.trust) await vscode.commands.executeCommand('workbench.trust.manage');
  return false;
}
