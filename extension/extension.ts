/** The extension's door: VS Code calls `activate` once; everything else waits for a command, or for a run that goes on. */
import * as vscode from 'vscode';
import { commandIds } from './command.ts';
import { commands } from './commandTable.ts';
import { runCommand } from './runCommand.ts';
import { createServices } from './services.ts';
import type { Services } from './services.ts';

export function activate(context: vscode.ExtensionContext): void {
  const services = createServices(context);
  for (const id of commandIds) {
    context.subscriptions.push(
      vscode.commands.registerCommand(id, (...given: unknown[]) => runCommand(commands[id], services, given)),
    );
  }
  // After the window is there: runs that went on while it was closed.
  setImmediate(() => void showRunsAgain(services));
}

async function showRunsAgain(services: Services): Promise<void> {
  const { findRunsAgain } = await import('./runs/findRunsAgain.ts');
  await findRunsAgain(services);
}
