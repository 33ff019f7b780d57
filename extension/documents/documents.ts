/** Documents that are made, not saved: readable pages in Markdown, shown in VS Code's own preview. */
import * as vscode from 'vscode';

export const documentScheme = 'bert-training';

export class Documents implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #texts = new Map<string, string>();
  /** What keeps a page up to date while somebody sees it. */
  readonly #keepers = new Map<string, vscode.Disposable>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #tabs = vscode.window.tabGroups.onDidChangeTabs(() => {
    this.#letGoUnseen();
  });
  readonly onDidChange = this.#changed.event;

  readonly #gone: () => Promise<string>;

  /** `gone`: what a page says that was left open when VS Code was closed. */
  constructor(gone: () => Promise<string>) {
    this.#gone = gone;
  }

  provideTextDocumentContent(uri: vscode.Uri): string | Promise<string> {
    return this.#texts.get(uri.toString()) ?? this.#gone();
  }

  /** Makes or replaces the page; one that is open shows the new text. `about` keeps pages of one title apart. */
  put(title: string, about: string, markdown: string): vscode.Uri {
    const name = title.replaceAll(/[\\/]/gu, '-');
    const uri = vscode.Uri.from({ scheme: documentScheme, path: `/${name}.md`, query: about });
    this.#texts.set(uri.toString(), markdown);
    this.#changed.fire(uri);
    return uri;
  }

  /** Of an open page: `keeper` is disposed when nobody sees the page any more, or another keeps it. */
  keep(uri: vscode.Uri, keeper: vscode.Disposable): void {
    this.#keepers.get(uri.toString())?.dispose();
    this.#keepers.set(uri.toString(), keeper);
  }

  dispose(): void {
    this.#tabs.dispose();
    this.#changed.dispose();
    for (const keeper of this.#keepers.values()) keeper.dispose();
    this.#keepers.clear();
    this.#texts.clear();
  }

  #letGoUnseen(): void {
    for (const [key, keeper] of this.#keepers) {
      if (isSeen(vscode.Uri.parse(key))) continue;
      keeper.dispose();
      this.#keepers.delete(key);
    }
  }
}

export async function showDocument(uri: vscode.Uri): Promise<void> {
  await vscode.commands.executeCommand('markdown.showPreview', uri);
}

/** A preview does not tell what it shows but by its title, which ends with the name of the page. */
function isSeen(uri: vscode.Uri): boolean {
  const name = uri.path.slice(1);
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .some(({ input, label }) =>
      input instanceof vscode.TabInputText ? input.uri.toString() === uri.toString() : label.includes(name),
    );
}
