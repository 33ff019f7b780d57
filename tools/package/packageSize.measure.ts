/** What is downloaded to install the extension, and what VS Code loads of it. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MeasureContext, MeasureOutcome, Measurement } from '../measure/measurement.ts';
import { makeVsix } from './makeVsix.ts';
import { targets } from './targets.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

export const measurements: readonly Measurement[] = [
  {
    name: 'vsix-size',
    about: 'the largest package of the extension, base model included, of the four platforms',
    unit: 'MB',
    bar: { most: 95 },
    run: measurePackages,
  },
  {
    name: 'extension-bundle',
    about:
      'the extension and the parts it loads when they are needed, without the kernel and the command line',
    unit: 'KB',
    bar: { most: 400 },
    run: measureBundle,
  },
];

function measurePackages({ quick, say }: MeasureContext): Promise<MeasureOutcome> {
  const sizes: Record<string, number> = {};
  for (const target of quick ? targets.slice(0, 1) : targets) {
    const megabytes = makeVsix(root, target).length / 1e6;
    say(`${target.name}: ${megabytes.toFixed(1)} MB`);
    sizes[target.name] = megabytes;
  }
  return Promise.resolve({ value: Math.max(...Object.values(sizes)), details: sizes });
}

function measureBundle({ say }: MeasureContext): Promise<MeasureOutcome> {
  const folder = join(root, 'dist');
  // The build gives the extension's parts names of their own: it shares none with the other programs.
  const files = readdirSync(folder).filter((file) => /^extension(-\w+)?\.js$/u.test(file));
  const sizes = Object.fromEntries(files.map((file) => [file, statSync(join(folder, file)).size / 1e3]));
  for (const [file, kilobytes] of Object.entries(sizes)) say(`${file}: ${kilobytes.toFixed(1)} KB`);
  const value = Object.values(sizes).reduce((sum, size) => sum + size, 0);
  return Promise.resolve({ value, details: { atStart: sizes['extension.js'], files: files.length } });
}
