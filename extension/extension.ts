/** The extension's door: VS Code calls `activate` once; everything else waits for a command, or for a run that goes on. */
import * as vscode from 'vscode';
import { commands } from './commandTable.ts';
import { runCommand } from './runCommand.ts';
import { createServices } from './services.ts';

export function activate(context: vscode.ExtensionContext): void {
  const services = createServices(context);
  for (const command of commands) {
    context.subscriptions.push(
      vscode.commands.registerCommand(command.id, (...given: unknown[]) =>
        runCommand(command, services, given),
      ),
    );
  }
  // After the window is there: runs that went on while it was closed.
  setImmediate(() => void services.findRunsAgain());
}
