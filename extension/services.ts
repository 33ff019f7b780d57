/** The composition root: what commands are given. Made once; nothing here reads a file or starts a process. */
import * as vscode from 'vscode';
import type { Language } from '../core/text/language.ts';
import type { Texts } from '../core/text/textsOf.ts';
import { Documents, documentScheme } from './documents/documents.ts';
import { environmentOf } from './environment.ts';
import type { Environment } from './environment.ts';
import { readSettings, section } from './settings.ts';
import type { Settings } from './settings.ts';

export interface Voice {
  readonly language: Language;
  readonly texts: Texts;
}

export interface Services {
  readonly context: vscode.ExtensionContext;
  /** English, without texts of the data set. */
  readonly log: vscode.LogOutputChannel;
  readonly environment: Environment;
  readonly documents: Documents;
  readonly settings: () => Settings;
  /** The language of this moment, and everything that is said in it. */
  readonly voice: () => Promise<Voice>;
}

export function createServices(context: vscode.ExtensionContext): Services {
  const log = vscode.window.createOutputChannel('BERT Training', { log: true });
  const settings = () => readSettings(vscode.workspace.getConfiguration(section), vscode.env.language);
  const voice = async (): Promise<Voice> => {
    const { textsOf } = await import('../core/text/textsOf.ts');
    const { language } = settings();
    return { language, texts: textsOf[language] };
  };
  const documents = new Documents(async () => (await voice()).texts.extension.documents.gone);
  context.subscriptions.push(
    log,
    documents,
    vscode.workspace.registerTextDocumentContentProvider(documentScheme, documents),
  );
  return {
    context,
    log,
    environment: environmentOf(context),
    documents,
    settings,
    voice,
  };
}
