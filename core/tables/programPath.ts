/** Where the bundled programs lie: beside the running bundle, or in dist/ of the checkout the source runs from. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type ProgramName = 'cli' | 'kernel' | 'tableReader' | 'controlServer';

/** Absolute path of a program's file. A missing one means the checkout was not built: a bug of the installation. */
export function programPath(name: ProgramName): string {
  return installedPath(`${name}.js`);
}

/** Absolute path of a file that the build puts beside the programs, such as `adamw.wasm`. */
export function installedPath(file: string): string {
  const tried: string[] = [];
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    for (const path of [join(folder, file), join(folder, 'dist', file)]) {
      if (existsSync(path)) return path;
      tried.push(path);
    }
    if (dirname(folder) === folder) throw new Error(`${file} was not built; looked at ${tried.join(', ')}`);
  }
}
