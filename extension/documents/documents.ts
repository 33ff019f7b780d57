/** Documents that are made, not saved: readable pages in Markdown, shown in VS Code's own preview. */
import * as vscode from 'vscode';

export const documentScheme = 'bert-training';

export class Documents implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#changed.event;

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? '';
  }

  /** Makes or replaces the page; one that is open shows the new text. `about` keeps pages of one title apart. */
  put(title: string, about: string, markdown: string): vscode.Uri {
    const name = title.replaceAll(/[\\/]/gu, '-');
    const uri = vscode.Uri.from({ scheme: documentScheme, path: `/${name}.md`, query: about });
    this.#texts.set(uri.toString(), markdown);
    this.#changed.fire(uri);
    return uri;
  }

  dispose(): void {
    this.#changed.dispose();
    this.#texts.clear();
  }
}

export async function showDocument(uri: vscode.Uri): Promise<void> {
  await vscode.commands.executeCommand('markdown.showPreview', uri);
}
