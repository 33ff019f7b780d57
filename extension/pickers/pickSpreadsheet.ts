/** Which spreadsheet: the one that was clicked, one of this folder, the sample, or any other of the computer. */
import * as vscode from 'vscode';
import type { Services } from '../services.ts';
import { pickValue } from './pickOne.ts';
import { spreadsheetChoices } from './spreadsheetChoices.ts';

const endings = ['xlsx', 'xls', 'ods', 'csv', 'tsv', 'txt', 'jsonl'];
const shownAtMost = 50;
/** No path. */
const elsewhere = '';

/** `given[0]`: what a menu passes. Undefined where the person turned away. */
export async function pickSpreadsheet(
  services: Services,
  given: readonly unknown[],
  purpose: 'train' | 'classify',
): Promise<string | undefined> {
  const [clicked] = given;
  if (clicked instanceof vscode.Uri) return clicked.fsPath;
  const { pick } = (await services.voice()).texts.extension;
  const found = await vscode.workspace.findFiles(
    `**/*.{${[...endings, ...endings.map((ending) => ending.toUpperCase())].join(',')}}`,
    '**/{node_modules,treinos}/**',
    shownAtMost,
  );
  const here = spreadsheetChoices(
    found.map(({ fsPath }) => fsPath),
    (path) => vscode.workspace.asRelativePath(path),
  );
  const { sample } = services.environment;
  const chosen = await pickValue<string>({
    title: pick.spreadsheet,
    hint: purpose === 'train' ? pick.spreadsheetHint : pick.classifyHint,
    choices: [
      ...(here.length > 0 ? [pick.spreadsheets] : []),
      ...here,
      '',
      { icon: 'folder-opened', label: pick.browse, value: elsewhere },
      ...(purpose === 'train'
        ? [{ icon: 'beaker', label: pick.sample, detail: pick.sampleDetail, value: sample }]
        : []),
    ],
  });
  return chosen === elsewhere ? browse(pick) : chosen;
}

async function browse(pick: { browseLabel: string; spreadsheets: string }): Promise<string | undefined> {
  const [uri] =
    (await vscode.window.showOpenDialog({
      openLabel: pick.browseLabel,
      filters: { [pick.spreadsheets]: endings },
    })) ?? [];
  return uri?.fsPath;
}
