/** The words after `npm run test:vscode --`. */
import { parseArgs } from 'node:util';
import { hostVersions } from './prepare/hostVersions.ts';
import type { HostVersion } from './prepare/hostVersions.ts';

export interface Arguments {
  readonly versions: readonly HostVersion[];
  /** Part of the name of a suite's file or of a scenario; empty: all. */
  readonly only: string;
  readonly pictures: boolean;
  /** Desktop VS Code instead of the server. */
  readonly electron: boolean;
  /** The folder with `host/` and `ui/`, and the extension under test; for the tests of the harness. */
  readonly tests: string;
  readonly extension: string;
}

/** Throws an error with a sentence where a word means nothing. */
export function parseArguments(words: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...words],
    options: {
      version: { type: 'string' },
      only: { type: 'string', default: '' },
      pictures: { type: 'boolean', default: false },
      electron: { type: 'boolean', default: false },
      tests: { type: 'string', default: 'extension/testing' },
      extension: { type: 'string', default: '.' },
    },
  });
  const { version, ...rest } = values;
  const versions = hostVersions.filter(({ name }) => version === undefined || name === version);
  if (versions.length > 0) return { versions, ...rest };
  const names = hostVersions.map(({ name }) => name).join(', ');
  throw new Error(`No version is called ${version ?? ''}; there are ${names}.`);
}
