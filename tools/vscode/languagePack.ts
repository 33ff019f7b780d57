/**
 * VS Code in Brazilian Portuguese, as far as extensions can tell: a language pack of our own without sentences. The real
 * one is in no package registry; with ours, `vscode.env.language`, package.nls.pt-br.json and what an extension says are
 * pt-BR, while VS Code's own menus stay English.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export const hostLanguages = ['en', 'pt-br'] as const;
export type HostLanguage = (typeof hostLanguages)[number];

/** Puts the pack where the server looks for translations. */
export async function addLanguagePack(language: 'pt-br', userData: string): Promise<void> {
  const folder = join(userData, 'languagePack');
  await mkdir(folder, { recursive: true });
  const translations = join(folder, 'main.i18n.json');
  await writeFile(translations, JSON.stringify({ version: '1.0.0', contents: {} }));
  const identifier = { id: 'testing.language-pack', uuid: '00000000-0000-4000-8000-000000000000' };
  const pack = {
    hash: 'testing',
    extensions: [{ extensionIdentifier: identifier, version: '1.0.0' }],
    translations: { vscode: translations },
    label: 'português (Brasil)',
  };
  await writeFile(join(userData, 'languagepacks.json'), JSON.stringify({ [language]: pack }));
}
