/** The user's settings, parsed; a value that cannot be is as if it were not there. */
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

/** What VS Code holds below `section`; nobody has checked it. */
export interface GivenSettings {
  get(name: string): unknown;
}

/** `displayLanguage`: VS Code's own. */
export function readSettings(given: GivenSettings, displayLanguage: string): Settings {
  const language = given.get('language');
  const preset = given.get('preset');
  const runsFolder = given.get('runsFolder');
  const threads = given.get('threads');
  return {
    language: language === 'pt-BR' || language === 'en' ? language : languageOf(displayLanguage),
    preset: presetNames.find((name) => name === preset) ?? 'equilibrado',
    runsFolder: typeof runsFolder === 'string' && runsFolder.trim() !== '' ? runsFolder : undefined,
    threads: typeof threads === 'number' && Number.isInteger(threads) && threads >= 1 ? threads : undefined,
  };
}
