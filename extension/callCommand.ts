/** Runs one of our commands as if the person had chosen it: with its failures told, and where it may. */
import * as vscode from 'vscode';
import type { CommandId } from './command.ts';

export async function callCommand(command: CommandId, ...given: readonly unknown[]): Promise<void> {
  await vscode.commands.executeCommand(command, ...given);
}
