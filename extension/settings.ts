/** The user's settings, parsed; a value that cannot be is as if it were not there. */
import * as vscode from 'vscode';
import { languageOf } from '../core/text/language.ts';
import type { Language } from '../core/text/language.ts';
import { presetNames } from '../core/contract/trainingParameters.ts';
import type { PresetName } from '../core/contract/trainingParameters.ts';

export const section = 'bertTraining';

export interface Settings {
  readonly language: Language;
  readonly preset: PresetName;
  /** Undefined: beside the spreadsheet. */
  readonly runsFolder: string | undefined;
  /** Undefined: what the kernel chooses. */
  readonly threads: number | undefined;
}

export function readSettings(): Settings {
  const given = vscode.workspace.getConfiguration(section);
  const language = given.get<unknown>('language');
  const preset = given.get<unknown>('preset');
  const runsFolder = given.get<unknown>('runsFolder');
  const threads = given.get<unknown>('threads');
  return {
    language: language === 'pt-BR' || language === 'en' ? language : languageOf(vscode.env.language),
    preset: presetNames.find((name) => name === preset) ?? 'equilibrado',
    runsFolder: typeof runsFolder === 'string' && runsFolder.trim() !== '' ? runsFolder : undefined,
    threads: typeof threads === 'number' && Number.isInteger(threads) && threads >= 1 ? threads : undefined,
  };
}
