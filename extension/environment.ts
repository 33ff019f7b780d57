/** What the extension takes from the process it runs in: the only file here that reads the environment. */
import { homedir } from 'node:os';
import { join } from 'node:path';
import type * as vscode from 'vscode';
import { sampleSpreadsheet } from '../core/host/sampleSpreadsheet.ts';
import { userStateFolder } from '../core/host/userStateFolder.ts';

export interface Environment {
  readonly homeFolder: string;
  /** Of this user, shared with the command line: past time estimates, and runs under way. */
  readonly stateFolder: string;
  /** Folder of the mailboxes of runs. */
  readonly mailboxes: string;
  /** The whole environment of a kernel. */
  readonly ofKernels: Readonly<Record<string, string | undefined>>;
  /** The sample spreadsheet that comes with the product. */
  readonly sample: string;
}

export function environmentOf(context: vscode.ExtensionContext): Environment {
  const homeFolder = homedir();
  const stateFolder = userStateFolder({ environment: process.env, homeFolder });
  return {
    homeFolder,
    stateFolder,
    mailboxes: join(stateFolder, 'runs'),
    // VS Code's executable is Node where it is told to be.
    ofKernels: { BERT_TRAINING_STATE: stateFolder, ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    sample: join(context.extensionPath, sampleSpreadsheet),
  };
}
