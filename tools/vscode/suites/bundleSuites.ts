/** Bundles suites and their runner for the extension host, which loads CommonJS. */
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export interface BundledSuites {
  /** What VS Code is told to run. */
  readonly runner: string;
  readonly suites: readonly string[];
}

/** `folder` lies inside the checkout, so that the bundles find the project's own mocha. */
export async function bundleSuites(files: readonly string[], folder: string): Promise<BundledSuites> {
  const runner = fileURLToPath(new URL('hostRunner.ts', import.meta.url));
  await build({
    entryPoints: [runner, ...files].map((path) => ({ in: path, out: nameOf(path) })),
    outdir: folder,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20.19',
    sourcemap: 'inline',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
  const bundleOf = (path: string) => join(folder, `${nameOf(path)}.cjs`);
  return { runner: bundleOf(runner), suites: files.map(bundleOf) };
}

function nameOf(path: string): string {
  return basename(path, '.ts');
}
